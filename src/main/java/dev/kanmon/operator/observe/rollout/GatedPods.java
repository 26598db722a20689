package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.operator.decide.gate.GatedPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads the pods whose readiness waits for a gate. */
public final class GatedPods {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private GatedPods() {}

    /**
     * @param pods those that have the gate's label, from the cache
     * @param permission whether Kanmon's role lets it open a pod; asked only where one waits
     * @return those that have the readiness gate, and are neither over nor ending
     */
    public static List<GatedPod> read(List<Pod> pods, BooleanSupplier permission) {
        List<Pod> waiting =
                pods.stream().filter(pod -> waits(pod) && !isOver(pod)).toList();
        boolean permitted = waiting.stream().allMatch(GatedPods::isOpen) || permission.getAsBoolean();
        return waiting.stream()
                .map(pod -> gated(pod, permitted))
                .sorted(Comparator.comparing(GatedPod::name))
                .toList();
    }

    /** What a decision can depend on: another heartbeat of the kubelet is no reason to look again. */
    public static boolean isAlike(Pod one, Pod other) {
        return gated(one, true).equals(gated(other, true))
                && waits(one) == waits(other)
                && isOver(one) == isOver(other);
    }

    private static GatedPod gated(Pod pod, boolean permitted) {
        return new GatedPod(
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                Optional.ofNullable(pod.getMetadata().getAnnotations())
                        .map(annotations -> annotations.get(ApiGroup.REQUIRES_ANNOTATION)),
                isOpen(pod),
                permitted);
    }

    private static boolean waits(Pod pod) {
        return pod.getSpec().getReadinessGates().stream()
                .anyMatch(gate -> ApiGroup.SCHEMA_READY.equals(gate.getConditionType()));
    }

    private static boolean isOpen(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .filter(condition -> ApiGroup.SCHEMA_READY.equals(condition.getType()))
                        .map(PodCondition::getStatus)
                        .anyMatch("True"::equals);
    }

    private static boolean isOver(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null
                || (pod.getStatus() != null && OVER.contains(pod.getStatus().getPhase()));
    }
}
