package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.cache.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Binds every pod to the one node, unless a test has none for it. */
final class Scheduler implements ResourceEventHandler<Pod>, AutoCloseable {

    private static final Duration NEXT_ATTEMPT = Duration.ofMillis(200);
    private static final int WORKERS = 4;

    private final String node;
    private final Store<Pod> pods;
    private final PodApi api;
    private final Faults faults;
    private final WorkQueue<String> queue = new WorkQueue<>("played-scheduler", WORKERS, this::schedule);

    /**
     * @param node where the pods go
     */
    Scheduler(String node, Store<Pod> pods, PodApi api, Faults faults) {
        this.node = node;
        this.pods = pods;
        this.api = api;
        this.faults = faults;
    }

    @Override
    public void onAdd(Pod pod) {
        queue.add(pods.getKey(pod));
    }

    @Override
    public void onUpdate(Pod old, Pod pod) {
        if (waits(pod)) {
            queue.add(pods.getKey(pod));
        }
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        // A pod that is gone needs no node.
    }

    @Override
    public void close() {
        queue.close();
    }

    private void schedule(String key) {
        Pod pod = pods.getByKey(key);
        if (pod == null || !waits(pod)) {
            return;
        }
        Optional<String> problem = faults.schedulingProblem(pod);
        if (problem.isEmpty()) {
            api.bind(pod, node);
            return;
        }
        if (!saysSo(pod, problem.get())) {
            api.patchStatus(pod, unschedulable(problem.get()));
        }
        queue.addAfter(key, NEXT_ATTEMPT);
    }

    private static boolean waits(Pod pod) {
        return pod.getSpec().getNodeName() == null && pod.getMetadata().getDeletionTimestamp() == null;
    }

    private static boolean saysSo(Pod pod, String problem) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition ->
                        condition.getType().equals("PodScheduled") && problem.equals(condition.getMessage()));
    }

    private static PodStatus unschedulable(String problem) {
        return new PodStatusBuilder()
                .withPhase("Pending")
                .withConditions(new PodConditionBuilder()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage(problem)
                        .withLastTransitionTime(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
                .build();
    }
}
