package dev.kanmon.testsupport.operator;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A Deployment on an API server without controllers: the test does what the Deployment's controller does. */
public final class PlayedDeployment {

    /** A run with a backup takes a pod after the other, and machines may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    /** Creates it, with all its pods there. */
    public PlayedDeployment(KubernetesClient client, String namespace, String name, int replicas) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        client.resource(deployment(replicas)).create();
        settle();
    }

    private Deployment deployment(int replicas) {
        Map<String, String> labels = Map.of("app", name);
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("shop:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** Brings the pods to the number that is asked for. */
    public void settle() {
        resource().editStatus(found -> new DeploymentBuilder(found)
                .editOrNewStatus()
                .withReplicas(replicas())
                .withObservedGeneration(found.getMetadata().getGeneration())
                .endStatus()
                .build());
    }

    /** Scales it, as somebody does by hand. */
    public void scale(int replicas) {
        resource().edit(found -> new DeploymentBuilder(found)
                .editSpec()
                .withReplicas(replicas)
                .endSpec()
                .build());
    }

    /** How many it asks for. */
    public int replicas() {
        return resource().get().getSpec().getReplicas();
    }

    /** Waits until it asks for as many. */
    public void awaitReplicas(int wanted) {
        Awaitility.await("Deployment " + name + " with " + wanted + " replicas")
                .atMost(PATIENCE)
                .until(() -> replicas() == wanted);
    }

    private RollableScalableResource<Deployment> resource() {
        return client.apps().deployments().inNamespace(namespace).withName(name);
    }
}
