package dev.kanmon.operator.effect;

import dev.kanmon.operator.decide.restore.DeploymentObservation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;

/** Reads how many replicas a Deployment has, and which pods: its scale says both, and nothing else has to be seen. */
public final class DeploymentScale {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final KubernetesClient client;
    private final String namespace;

    public DeploymentScale(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    public DeploymentObservation observe(String name) {
        try {
            return observation(client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(name)
                    .scale());
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_FORBIDDEN -> new DeploymentObservation.NotPermitted();
                case HttpURLConnection.HTTP_NOT_FOUND -> new DeploymentObservation.Missing();
                default -> throw e;
            };
        }
    }

    private DeploymentObservation observation(Scale scale) {
        if (scale == null) {
            return new DeploymentObservation.Missing();
        }
        int asked = scale.getSpec() == null ? 0 : number(scale.getSpec().getReplicas());
        return new DeploymentObservation.Present(asked, asked == 0 ? podsLeft(scale) : asked);
    }

    /** The controller does not count a pod that is ending, which still may hold a connection. */
    private int podsLeft(Scale scale) {
        String selector = scale.getStatus() == null ? null : scale.getStatus().getSelector();
        int counted = scale.getStatus() == null ? 0 : number(scale.getStatus().getReplicas());
        if (selector == null || selector.isEmpty()) {
            return counted;
        }
        long there = client.pods().inNamespace(namespace).withLabelSelector(selector).list().getItems().stream()
                .filter(pod -> !isOver(pod))
                .count();
        return (int) Math.max(counted, there);
    }

    private static boolean isOver(Pod pod) {
        return pod.getStatus() != null && OVER.contains(pod.getStatus().getPhase());
    }

    /** The API server leaves out a number that is zero. */
    private static int number(Integer given) {
        return given == null ? 0 : given;
    }
}
