package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunnerOptions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the script of a resolution gets into a pod.
 *
 * @param volumes the pod's volumes
 * @param mounts the runner's mounts
 * @param environment the runner's variables
 * @param options the runner's options and their values
 */
record ScriptDelivery(
        List<Volume> volumes, List<VolumeMount> mounts, List<EnvVar> environment, Map<String, String> options) {

    private static final String VOLUME = "suggestions";
    private static final String ROOT = "/kanmon/suggestions";

    static ScriptDelivery none() {
        return new ScriptDelivery(List.of(), List.of(), List.of(), Map.of());
    }

    /** @param resolution whose suggestion, where it asks for one, is in its status */
    static ScriptDelivery of(MigrationResolution resolution) {
        ResolutionScript script = resolution.getSpec().script();
        if (script == null) {
            return none();
        }
        return script.suggestion() == null
                ? inline(script.inline())
                : suggested(script.suggestion(), resolution.getStatus().suggestions());
    }

    private static ScriptDelivery inline(String sql) {
        return new ScriptDelivery(
                List.of(),
                List.of(),
                List.of(new EnvVar(RunnerOptions.SCRIPT_ENV, escaped(sql), null)),
                Map.of(RunnerOptions.SCRIPT_DIGEST, Document.digestOf(sql)));
    }

    /** Kubernetes replaces {@code $(NAME)} in a variable's value, and takes {@code $$} for one dollar. */
    private static String escaped(String sql) {
        return sql.replace("$", "$$");
    }

    private static ScriptDelivery suggested(Suggestion name, SuggestionsStatus suggestions) {
        boolean backward = name == Suggestion.Backward;
        String file = backward ? Document.BACKWARD_SQL : Document.FORWARD_SQL;
        Map<String, String> options = new LinkedHashMap<>();
        options.put(RunnerOptions.SCRIPT, ROOT + "/" + file);
        options.put(RunnerOptions.SCRIPT_DIGEST, (backward ? suggestions.backward() : suggestions.forward()).digest());
        options.put(RunnerOptions.SCRIPT_BASE, suggestions.fingerprint());
        return new ScriptDelivery(
                List.of(volume(suggestions.configMap())), List.of(readOnlyMount()), List.of(), options);
    }

    private static Volume volume(String configMap) {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                .withName(configMap)
                .endConfigMap()
                .build();
    }

    private static VolumeMount readOnlyMount() {
        return new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(ROOT)
                .withReadOnly(true)
                .build();
    }
}
