package dev.kanmon.generate;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on every field of the custom resources, from their CRDs. */
final class ApiReference {

    private static final String HEADER = """
            # Resources

            Every field of Kanmon's custom resources, group `kanmon.dev`, version `v1alpha1`. This page is generated from the
            CRDs in `deploy/crds`. Times are RFC 3339 in UTC; durations are written like `3s`, `500ms` or `1h30m`.

            """;

    /** Fields of types of Kubernetes' own, which its documentation explains. */
    private static final Map<String, String> FOREIGN = Map.of(
            "spec.execution.job.resources", "ResourceRequirements (core/v1)",
            "spec.execution.job.tolerations", "list of Toleration (core/v1)",
            "spec.execution.job.imagePullSecrets", "list of LocalObjectReference (core/v1)");

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final List<List<String>> fields = new ArrayList<>();
    private final List<List<String>> rules = new ArrayList<>();

    private ApiReference() {}

    /**
     * @param crds the directory of the CRDs
     */
    static String page(Path crds) throws IOException {
        return HEADER
                + section(DatabaseMigration.class, crds.resolve("databasemigrations.kanmon.dev-v1.yml"))
                + section(MigrationResolution.class, crds.resolve("migrationresolutions.kanmon.dev-v1.yml"));
    }

    private static String section(Class<?> type, Path file) throws IOException {
        CustomResourceDefinition definition =
                SERIALIZATION.unmarshal(Files.readString(file), CustomResourceDefinition.class);
        JSONSchemaProps root =
                definition.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
        ApiReference reference = new ApiReference();
        reference.collect("", root);
        String shortNames = definition.getSpec().getNames().getShortNames().stream()
                .map(Markdown::code)
                .collect(Collectors.joining(", "));
        return "## " + type.getSimpleName() + "\n\n" + SourceDocs.of(type).ofType() + " Short names: " + shortNames
                + ".\n\n"
                + Markdown.table(List.of("field", "type", "default", "constraints", "meaning"), reference.fields)
                + "A change that breaks one of these rules is refused:\n\n"
                + Markdown.table(List.of("where", "rule", "message"), reference.rules);
    }

    private void collect(String path, JSONSchemaProps schema) {
        for (ValidationRule rule : schema.getXKubernetesValidations()) {
            rules.add(List.of(
                    Markdown.code(path.isEmpty() ? "(the whole)" : path),
                    Markdown.code(rule.getRule()),
                    Markdown.text(rule.getMessage())));
        }
        schema.getProperties().forEach((name, field) -> collectField(path, schema, name, field));
    }

    private void collectField(String parent, JSONSchemaProps owner, String name, JSONSchemaProps field) {
        String path = parent.isEmpty() ? name : parent + "." + name;
        String type = FOREIGN.getOrDefault(path, type(field));
        if (!parent.isEmpty()) {
            fields.add(List.of(
                    Markdown.code(path),
                    type,
                    field.getDefault() == null
                            ? ""
                            : Markdown.code(field.getDefault().toString()),
                    constraints(field, owner.getRequired().contains(name)),
                    Markdown.text(field.getDescription() == null ? "" : field.getDescription())));
        }
        if (FOREIGN.containsKey(path)) {
            return;
        }
        collect(path, field);
        if (items(field) != null) {
            collect(path + "[]", items(field));
        }
    }

    private static String type(JSONSchemaProps field) {
        if (items(field) != null) {
            return "list of " + type(items(field));
        }
        if (field.getAdditionalProperties() != null) {
            return "map of " + type(field.getAdditionalProperties().getSchema());
        }
        return field.getType();
    }

    private static JSONSchemaProps items(JSONSchemaProps field) {
        return field.getItems() == null ? null : field.getItems().getSchema();
    }

    private static String constraints(JSONSchemaProps field, boolean required) {
        return Stream.of(
                        required ? "required" : "",
                        field.getEnum().stream()
                                .map(value -> Markdown.code(value.asText()))
                                .collect(Collectors.joining(", ")),
                        field.getPattern() == null ? "" : "matches " + Markdown.code(field.getPattern()),
                        range(field.getMinimum(), field.getMaximum(), ""),
                        range(field.getMinLength(), field.getMaxLength(), " characters"),
                        range(field.getMinItems(), field.getMaxItems(), " elements"),
                        range(field.getMinProperties(), field.getMaxProperties(), " entries"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String range(Number least, Number most, String unit) {
        if (least == null && most == null) {
            return "";
        }
        String from = least == null ? "" : least.longValue() + " ";
        String to = most == null ? "or more" : "to " + most.longValue();
        return (least == null ? "up " : from) + to + unit;
    }
}
