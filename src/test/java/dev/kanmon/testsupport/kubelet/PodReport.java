package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The states of one pod's containers, told to the API server whenever one changes. */
final class PodReport {

    private final Pod pod;
    private final PodApi api;
    private final Instant started = Instant.now();
    private final Map<String, ContainerState> states = new HashMap<>();

    PodReport(Pod pod, PodApi api) {
        this.pod = pod;
        this.api = api;
        String reason = pod.getSpec().getInitContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
        Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .forEach(container -> states.put(container.getName(), waitingState(reason, null)));
    }

    /** Tells the states as they are. */
    synchronized void tell() {
        api.patchStatus(pod, PodStatusRules.status(pod, states, started, Instant.now()));
    }

    /** A problem with the pod as a whole, for which a kubelet leaves an Event. */
    void warn(String reason, String message) {
        api.warn(pod, reason, message);
    }

    void waiting(Container container, String reason, String message) {
        change(container, waitingState(reason, message));
    }

    void running(Container container, Instant since) {
        change(
                container,
                new ContainerStateBuilder()
                        .withNewRunning(PodStatusRules.text(since))
                        .build());
    }

    void terminated(Container container, ContainerEnd end, Instant began) {
        change(
                container,
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(end.exitCode())
                        .withReason(end.reason())
                        .withMessage(end.message().orElse(null))
                        .withStartedAt(PodStatusRules.text(began))
                        .withFinishedAt(PodStatusRules.text(Instant.now()))
                        .endTerminated()
                        .build());
    }

    private synchronized void change(Container container, ContainerState state) {
        if (!state.equals(states.put(container.getName(), state))) {
            tell();
        }
    }

    private static ContainerState waitingState(String reason, String message) {
        return new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .build();
    }
}
