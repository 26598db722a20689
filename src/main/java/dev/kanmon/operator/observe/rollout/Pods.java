package dev.kanmon.operator.observe.rollout;

import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Set;

/** Reads pods. */
final class Pods {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private Pods() {}

    /** Whether none of its containers runs, or will run again: it serves nobody, and uses no database. */
    static boolean isOver(Pod pod) {
        return pod.getStatus() != null && OVER.contains(pod.getStatus().getPhase());
    }

    static SeenPod seen(Pod pod) {
        return new SeenPod(
                pod.getMetadata().getName(),
                pod.getStatus() == null ? null : pod.getStatus().getPodIP(),
                readySince(pod),
                pod.isMarkedForDeletion());
    }

    private static Instant readySince(Pod pod) {
        return pod.getStatus() == null
                ? null
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"))
                        .map(PodCondition::getLastTransitionTime)
                        .map(time -> time == null ? Instant.EPOCH : Instant.parse(time))
                        .findFirst()
                        .orElse(null);
    }
}
