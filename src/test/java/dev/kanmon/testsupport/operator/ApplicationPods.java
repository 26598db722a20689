package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.ApiGroup;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/** Pods of an application whose readiness waits for a gate; they run on a node that nobody plays. */
public final class ApplicationPods {

    private final KubernetesClient client;
    private final String namespace;
    private final String gate;

    /** @param gate the DatabaseMigration that they wait for */
    public ApplicationPods(KubernetesClient client, String namespace, String gate) {
        this.client = client;
        this.namespace = namespace;
        this.gate = gate;
    }

    /** @param requires what their annotation says; null without one */
    public void start(String name, String requires) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToLabels(ApiGroup.GATE_LABEL, gate)
                        .withAnnotations(requires == null ? Map.of() : Map.of(ApiGroup.REQUIRES_ANNOTATION, requires))
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName("a-node-of-the-application")
                        .addNewReadinessGate(ApiGroup.SCHEMA_READY)
                        .addNewContainer()
                        .withName("application")
                        .withImage("example/application")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    /** The condition by which a pod takes traffic; empty while it was never set. */
    public Optional<PodCondition> schemaReady(String name) {
        Pod pod = client.pods().inNamespace(namespace).withName(name).get();
        return pod.getStatus().getConditions().stream()
                .filter(condition -> ApiGroup.SCHEMA_READY.equals(condition.getType()))
                .findFirst();
    }

    public boolean isLetThrough(String name) {
        return schemaReady(name)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }
}
