package dev.kanmon.operator.observe.rollout;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What workloads of all kinds have in common.
 *
 * @param selector their pods
 * @param template of their pods; null where nobody knows it
 * @param version names the version that the template describes; null while nobody knows
 * @param earlier the versions that are kept beside it
 */
record WorkloadShape(LabelSelector selector, PodTemplateSpec template, String version, List<String> earlier) {

    /**
     * Reads a workload of one kind.
     *
     * @param <T> the kind
     */
    @FunctionalInterface
    interface Reader<T> {

        /** @return empty where something that belongs to it may not be seen */
        Optional<WorkloadShape> read(T workload);
    }

    /**
     * Of a workload whose versions are ReplicaSets. The template's is the one with the same template: the newest one is not,
     * while a controller has not seen the template yet, or is paused.
     *
     * @param sets those that the workload owns
     * @param label by which a ReplicaSet's pods are known
     */
    static WorkloadShape ofReplicaSets(
            LabelSelector selector, PodTemplateSpec template, List<ReplicaSet> sets, String label) {
        PodTemplateSpec plain = without(template, label);
        String version = sets.stream()
                .filter(set -> plain.equals(without(set.getSpec().getTemplate(), label)))
                .map(set -> hash(set, label))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<String> earlier = sets.stream()
                .map(set -> hash(set, label))
                .filter(Objects::nonNull)
                .filter(hash -> !hash.equals(version))
                .toList();
        return new WorkloadShape(selector, template, version, earlier);
    }

    private static String hash(ReplicaSet set, String label) {
        Map<String, String> labels = set.getMetadata().getLabels();
        return labels == null ? null : labels.get(label);
    }

    private static PodTemplateSpec without(PodTemplateSpec template, String label) {
        return new PodTemplateSpecBuilder(template)
                .editOrNewMetadata()
                .removeFromLabels(label)
                .endMetadata()
                .build();
    }
}
