package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a kubelet sums up the states of a pod's containers, which are never restarted. No effects. */
final class PodStatusRules {

    private PodStatusRules() {}

    /**
     * @param states the state of every container and init container, by name
     */
    static PodStatus status(Pod pod, Map<String, ContainerState> states, Instant started, Instant now) {
        List<ContainerState> init = statesOf(pod.getSpec().getInitContainers(), states);
        List<ContainerState> main = statesOf(pod.getSpec().getContainers(), states);
        String phase = phase(init, main);
        boolean initialized = init.stream().allMatch(PodStatusRules::succeeded);
        boolean ready = phase.equals("Running") && main.stream().allMatch(state -> state.getRunning() != null);
        String notReady = phase.equals("Succeeded") ? "PodCompleted" : "ContainersNotReady";
        return new PodStatusBuilder()
                .withPhase(phase)
                .withStartTime(text(started))
                .withHostIP("127.0.0.1")
                .withConditions(
                        condition("Initialized", initialized, "ContainersNotInitialized", now),
                        condition("Ready", ready, notReady, now),
                        condition("ContainersReady", ready, notReady, now),
                        condition("PodScheduled", true, null, now))
                .withInitContainerStatuses(statusesOf(pod.getSpec().getInitContainers(), states, true))
                .withContainerStatuses(statusesOf(pod.getSpec().getContainers(), states, false))
                .build();
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String phase(List<ContainerState> init, List<ContainerState> main) {
        boolean failed = Stream.concat(init.stream(), main.stream())
                .anyMatch(state -> state.getTerminated() != null && !succeeded(state));
        if (main.stream().allMatch(state -> state.getTerminated() != null)) {
            return failed ? "Failed" : "Succeeded";
        }
        if (init.stream().anyMatch(state -> state.getTerminated() != null && !succeeded(state))) {
            return "Failed";
        }
        boolean begun = main.stream().anyMatch(state -> state.getWaiting() == null);
        return begun ? "Running" : "Pending";
    }

    private static boolean succeeded(ContainerState state) {
        return state.getTerminated() != null && state.getTerminated().getExitCode() == 0;
    }

    private static List<ContainerState> statesOf(Collection<Container> containers, Map<String, ContainerState> states) {
        return containers.stream()
                .map(container -> states.get(container.getName()))
                .toList();
    }

    private static List<ContainerStatus> statusesOf(
            Collection<Container> containers, Map<String, ContainerState> states, boolean init) {
        return containers.stream()
                .map(container -> status(container, states.get(container.getName()), init))
                .toList();
    }

    private static ContainerStatus status(Container container, ContainerState state, boolean init) {
        boolean running = state.getRunning() != null;
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID("")
                .withRestartCount(0)
                .withReady(init ? succeeded(state) : running)
                .withStarted(running)
                .withState(state)
                .build();
    }

    private static PodCondition condition(String type, boolean holds, String reasonOtherwise, Instant now) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(holds ? "True" : "False")
                .withReason(holds ? null : reasonOtherwise)
                .withLastTransitionTime(text(now))
                .build();
    }
}
