package dev.kanmon.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads off a schema what it demands of the part that users write. */
final class CrdConstraints {

    /** Types of Kubernetes' own, whose schema is not ours. */
    private static final Set<String> FOREIGN = Set.of(
            "spec.execution.job.resources", "spec.execution.job.tolerations", "spec.execution.job.imagePullSecrets");

    /**
     * One demand.
     *
     * @param path where it stands, lists as {@code name[]}
     * @param keyword the schema's keyword, or a rule's message
     * @param rule the CEL expression; null for another keyword
     */
    record Constraint(String path, String keyword, String rule) {

        @Override
        public String toString() {
            return (path + " " + keyword).strip();
        }
    }

    private final List<Constraint> found = new ArrayList<>();

    private CrdConstraints() {}

    static List<Constraint> of(JSONSchemaProps root) {
        CrdConstraints constraints = new CrdConstraints();
        constraints.collectOwn("", root);
        constraints.collect("spec", root.getProperties().get("spec"));
        return constraints.found;
    }

    private void collect(String path, JSONSchemaProps schema) {
        if (FOREIGN.contains(path)) {
            return;
        }
        collectOwn(path, schema);
        schema.getProperties().forEach((name, property) -> collect(path + "." + name, property));
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            collect(path + "[]", schema.getItems().getSchema());
        }
    }

    private void collectOwn(String path, JSONSchemaProps schema) {
        schema.getRequired().forEach(name -> add(path.isEmpty() ? name : path + "." + name, "required"));
        addIf(schema.getPattern() != null, path, "pattern");
        addIf(!schema.getEnum().isEmpty(), path, "enum");
        addIf(schema.getMinItems() != null, path, "minItems");
        addIf(schema.getMinProperties() != null, path, "minProperties");
        addIf(schema.getMinLength() != null, path, "minLength");
        addIf(schema.getMinimum() != null, path, "minimum");
        addIf(schema.getMaximum() != null, path, "maximum");
        for (ValidationRule rule : schema.getXKubernetesValidations()) {
            found.add(new Constraint(path, rule.getMessage(), rule.getRule()));
        }
    }

    private void addIf(boolean present, String path, String keyword) {
        if (present) {
            add(path, keyword);
        }
    }

    private void add(String path, String keyword) {
        found.add(new Constraint(path, keyword, null));
    }
}
