package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.Reason;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a pod's containers do not run, as the scheduler and the kubelet put it.
 *
 * @param reason the reason of ours that fits theirs
 * @param message their words
 */
record PodTrouble(Reason reason, String message) {

    /** Empty for a pod that is on its way. */
    static Optional<PodTrouble> of(Pod pod) {
        return unscheduled(pod).or(() -> waiting(pod));
    }

    private static Optional<PodTrouble> unscheduled(Pod pod) {
        return conditions(pod)
                .filter(condition -> condition.getType().equals("PodScheduled"))
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .map(
                        condition -> new PodTrouble(
                                Reason.Unschedulable,
                                "No node takes pod " + pod.getMetadata().getName() + ": " + condition.getMessage()
                                        + " See to the nodes, or to resources, nodeSelector and tolerations in spec.execution.job."))
                .findFirst();
    }

    private static Optional<PodTrouble> waiting(Pod pod) {
        return containers(pod)
                .map(ContainerStatus::getState)
                .filter(state -> state != null && state.getWaiting() != null)
                .map(ContainerState::getWaiting)
                .filter(waiting -> waiting.getReason() != null)
                .map(waiting -> new PodTrouble(reason(waiting), message(pod, waiting)))
                .filter(trouble -> trouble.reason() != Reason.PodPending)
                .findFirst();
    }

    /** The kubelet's words for a waiting container (pkg/kubelet/container/sync_result.go and pkg/kubelet/images/types.go). */
    private static Reason reason(ContainerStateWaiting waiting) {
        return switch (waiting.getReason()) {
            case "CreateContainerConfigError" -> Reason.SecretUnavailable;
            case "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable" -> Reason.ImagePullFailed;
            default -> Reason.PodPending;
        };
    }

    private static String message(Pod pod, ContainerStateWaiting waiting) {
        String words = waiting.getMessage() == null ? "" : ": " + waiting.getMessage();
        return "Pod " + pod.getMetadata().getName() + " waits, " + waiting.getReason() + words + "."
                + whatToDo(reason(waiting));
    }

    private static String whatToDo(Reason reason) {
        return switch (reason) {
            case SecretUnavailable ->
                " Create the Secret, with that key, or correct spec.target; the pod then starts by itself.";
            case ImagePullFailed -> " Check the image's name, and spec.execution.job.imagePullSecrets.";
            default -> "";
        };
    }

    private static Stream<PodCondition> conditions(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getConditions() == null
                ? Stream.empty()
                : pod.getStatus().getConditions().stream();
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : Stream.of(
                                pod.getStatus().getInitContainerStatuses(),
                                pod.getStatus().getContainerStatuses())
                        .flatMap(List::stream);
    }
}
