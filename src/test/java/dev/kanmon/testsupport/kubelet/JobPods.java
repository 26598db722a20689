package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pods that one Job has had, also those that are gone: what Kubernetes 1.26 and later tracks with finalizers. */
final class JobPods {

    private enum Outcome {
        ACTIVE,
        SUCCEEDED,
        FAILED
    }

    private record Known(Pod pod, Outcome outcome) {}

    private final Instant since;
    private final Map<String, Known> pods = new LinkedHashMap<>();

    /**
     * @param since when the Job's time began to run
     */
    JobPods(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    /** An outcome stays, whatever is heard of the pod later. */
    synchronized void seen(Pod pod) {
        pods.merge(
                pod.getMetadata().getUid(),
                new Known(pod, outcomeOf(pod)),
                (old, now) -> old.outcome() == Outcome.ACTIVE ? now : old);
    }

    /** A pod that is gone without having succeeded has failed. */
    synchronized void gone(Pod pod) {
        seen(pod);
        pods.computeIfPresent(
                pod.getMetadata().getUid(),
                (uid, known) -> known.outcome() == Outcome.ACTIVE ? new Known(pod, Outcome.FAILED) : known);
    }

    synchronized List<Pod> active() {
        return pods.values().stream()
                .filter(known -> known.outcome() == Outcome.ACTIVE)
                .map(Known::pod)
                .toList();
    }

    int succeeded() {
        return count(Outcome.SUCCEEDED);
    }

    int failed() {
        return count(Outcome.FAILED);
    }

    private synchronized int count(Outcome outcome) {
        return (int) pods.values().stream()
                .filter(known -> known.outcome() == outcome)
                .count();
    }

    /** A pod that is being deleted counts as failed at once, though its processes may still run (before 1.31). */
    private static Outcome outcomeOf(Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        if ("Succeeded".equals(phase)) {
            return Outcome.SUCCEEDED;
        }
        boolean failed = "Failed".equals(phase) || pod.getMetadata().getDeletionTimestamp() != null;
        return failed ? Outcome.FAILED : Outcome.ACTIVE;
    }
}
