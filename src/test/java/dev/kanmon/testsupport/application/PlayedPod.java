package dev.kanmon.testsupport.application;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One pod of a played Deployment: its object in the cluster, and its process. */
final class PlayedPod {

    /** Not that of other played kubelets, which leave the pod alone so. */
    private static final String NODE = "application-node";

    /** As a preStop hook waits until the proxies know that the pod ends. */
    private static final Duration BEFORE_THE_END = Duration.ofMillis(500);

    private final KubernetesClient client;
    private final Pod pod;
    private final PodProcess process;

    /**
     * Makes the object, starts the process, and says that the pod is ready.
     *
     * @param start starts a process at an address
     */
    PlayedPod(
            KubernetesClient client,
            ReplicaSet replicaSet,
            InetSocketAddress address,
            Function<InetSocketAddress, PodProcess> start) {
        this.client = client;
        this.pod = client.resource(object(replicaSet)).create();
        this.process = start.apply(address);
        resource().editStatus(found -> new PodBuilder(found)
                .editOrNewStatus()
                .withPhase("Running")
                .withPodIP(address.getAddress().getHostAddress())
                .withConditions(new PodConditionBuilder()
                        .withType("Ready")
                        .withStatus("True")
                        .withLastTransitionTime(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
                .endStatus()
                .build());
    }

    private static Pod object(ReplicaSet replicaSet) {
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName(replicaSet.getMetadata().getName() + "-")
                .withNamespace(replicaSet.getMetadata().getNamespace())
                .withLabels(replicaSet.getSpec().getTemplate().getMetadata().getLabels())
                .withAnnotations(
                        replicaSet.getSpec().getTemplate().getMetadata().getAnnotations())
                .withOwnerReferences(ReplicaSets.controllerReference(replicaSet))
                .endMetadata()
                .withNewSpecLike(replicaSet.getSpec().getTemplate().getSpec())
                .withNodeName(NODE)
                .endSpec()
                .build();
    }

    /** Ends it in its own time, as a kubelet does: first nobody sends to it any more, then its process ends. */
    void end(Executor executor) {
        resource().withGracePeriod(30).delete();
        CompletableFuture.runAsync(
                () -> {
                    process.close();
                    resource().withGracePeriod(0).delete();
                },
                CompletableFuture.delayedExecutor(BEFORE_THE_END.toMillis(), TimeUnit.MILLISECONDS, executor));
    }

    /** Ends the process alone. */
    void kill() {
        process.close();
    }

    private PodResource resource() {
        return client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
    }
}
