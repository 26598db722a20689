package dev.kanmon.testsupport.application;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays the Deployments of a namespace: their controller, and a node on which each pod is a web server at an address of its
 * own, 127.x.y.z, with the same port in all of them, as in a cluster.
 */
public final class PlayedApplication implements ResourceEventHandler<Deployment>, AutoCloseable {

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, AppVersion> images;
    private final TestDatabase database;
    private final ReplicaSets replicaSets;
    private final int port = TestPostgres.unusedPort();
    private final String network = "127." + ThreadLocalRandom.current().nextInt(2, 250) + "."
            + ThreadLocalRandom.current().nextInt(1, 250) + ".";
    private final AtomicInteger addresses = new AtomicInteger();
    private final Map<String, Running> running = new HashMap<>();
    private final ExecutorService controller = Executors.newSingleThreadExecutor();
    private final ExecutorService endings = Executors.newCachedThreadPool();
    private final SharedIndexInformer<Deployment> informer;

    private record Running(ReplicaSet replicaSet, Deque<PlayedPod> pods) {}

    /**
     * @param client may do everything; stays the caller's
     * @param database null where no version needs one
     * @param versions what their images do
     */
    public PlayedApplication(KubernetesClient client, String namespace, TestDatabase database, AppVersion... versions) {
        this.client = client;
        this.namespace = namespace;
        this.database = database;
        this.images = Stream.of(versions).collect(Collectors.toUnmodifiableMap(AppVersion::image, Function.identity()));
        this.replicaSets = new ReplicaSets(client);
        this.informer = client.apps().deployments().inNamespace(namespace).inform(this);
    }

    /** Where its pods listen. */
    public int port() {
        return port;
    }

    @Override
    public void onAdd(Deployment deployment) {
        settle(deployment);
    }

    @Override
    public void onUpdate(Deployment old, Deployment deployment) {
        settle(deployment);
    }

    @Override
    public void onDelete(Deployment deployment, boolean finalStateUnknown) {
        controller.execute(() -> end(deployment.getMetadata().getName()));
    }

    private void settle(Deployment seen) {
        if (isSettled(seen)) {
            return;
        }
        controller.execute(() -> {
            Deployment deployment = resource(seen).get();
            if (deployment != null) {
                bringUp(deployment);
                tell(deployment);
            }
        });
    }

    private static boolean isSettled(Deployment deployment) {
        return deployment.getStatus() != null
                && deployment
                        .getMetadata()
                        .getGeneration()
                        .equals(deployment.getStatus().getObservedGeneration());
    }

    /** A new template's pods take the place of the old ones when they are there. */
    private void bringUp(Deployment deployment) {
        ReplicaSet wanted = replicaSets.of(deployment);
        Running before = running.get(deployment.getMetadata().getName());
        boolean same = before != null
                && before.replicaSet()
                        .getMetadata()
                        .getUid()
                        .equals(wanted.getMetadata().getUid());
        Running now = same ? before : new Running(wanted, new ArrayDeque<>());
        running.put(deployment.getMetadata().getName(), now);
        while (now.pods().size() < deployment.getSpec().getReplicas()) {
            now.pods().add(start(deployment, wanted));
        }
        while (now.pods().size() > deployment.getSpec().getReplicas()) {
            now.pods().removeLast().end(endings);
        }
        if (before != null && !same) {
            before.pods().forEach(pod -> pod.end(endings));
        }
    }

    private PlayedPod start(Deployment deployment, ReplicaSet replicaSet) {
        String image = replicaSet
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
        return new PlayedPod(
                client,
                replicaSet,
                new InetSocketAddress(network + addresses.incrementAndGet(), port),
                address -> new PodProcess(address, deployment.getMetadata().getName(), images.get(image), database));
    }

    private void tell(Deployment deployment) {
        int replicas = deployment.getSpec().getReplicas();
        try {
            resource(deployment).editStatus(found -> new DeploymentBuilder(found)
                    .editOrNewStatus()
                    .withObservedGeneration(deployment.getMetadata().getGeneration())
                    .withReplicas(replicas)
                    .withUpdatedReplicas(replicas)
                    .withReadyReplicas(replicas)
                    .withAvailableReplicas(replicas)
                    .endStatus()
                    .build());
        } catch (KubernetesClientException e) {
            // Changed or deleted meanwhile: that comes as an event of its own.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private void end(String deployment) {
        Running gone = running.remove(deployment);
        if (gone != null) {
            gone.pods().forEach(pod -> pod.end(endings));
        }
    }

    private RollableScalableResource<Deployment> resource(Deployment deployment) {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(deployment.getMetadata().getName());
    }

    @Override
    public void close() {
        informer.close();
        controller.execute(() -> List.copyOf(running.values())
                .forEach(deployment -> deployment.pods().forEach(PlayedPod::kill)));
        controller.shutdown();
        endings.shutdown();
    }
}
