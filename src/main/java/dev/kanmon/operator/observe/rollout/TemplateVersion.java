package dev.kanmon.operator.observe.rollout;

import dev.kanmon.contract.SourceDigest;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names the version of an application that a pod template describes. Two Deployments of one version differ in the label by
 * which they are told apart, and so in every rule that selects by it, as for spreading pods; all else is the version. A
 * restart is none.
 */
public final class TemplateVersion {

    /** What {@code kubectl rollout restart} writes. */
    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    /** Where Kubernetes' types have labels by their keys. */
    private static final Set<String> LABELS = Set.of("labels", "matchLabels");

    private final KubernetesSerialization serialization;

    public TemplateVersion(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /**
     * @param template the pod template
     * @param key the label by which the two Deployments are told apart
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    String of(PodTemplateSpec template, String key) {
        Object tree = serialization.convertValue(template, Map.class);
        String canonical = serialization.asJson(canonical("", tree, key));
        return SourceDigest.of(Map.of("template", canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /** Fields in order, and without those that say nothing: an empty object is one that was left out. */
    private static Object canonical(String field, Object tree, String key) {
        if (tree instanceof Map<?, ?> fields) {
            Map<String, Object> kept = new TreeMap<>();
            fields.forEach((name, value) -> {
                Object part = canonical(name.toString(), value, key);
                if (part != null && !isIgnored(field, name.toString(), key)) {
                    kept.put(name.toString(), part);
                }
            });
            return kept.isEmpty() ? null : kept;
        }
        if (tree instanceof Collection<?> elements) {
            return elements.stream()
                    .filter(element -> !isAbout(key, element))
                    .map(element -> canonical("", element, key))
                    .filter(Objects::nonNull)
                    .toList();
        }
        return tree;
    }

    private static boolean isIgnored(String field, String name, String key) {
        return (LABELS.contains(field) && name.equals(key)) || (field.equals("annotations") && name.equals(RESTARTED));
    }

    /** An expression of a selector: {@code {key: color, operator: In, values: [blue]}}. */
    private static boolean isAbout(String key, Object element) {
        return element instanceof Map<?, ?> fields && fields.containsKey("operator") && key.equals(fields.get("key"));
    }
}
