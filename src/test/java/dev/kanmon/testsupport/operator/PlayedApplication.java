package dev.kanmon.testsupport.operator;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/** A Deployment whose controllers and kubelet the test plays, step by step. */
public final class PlayedApplication {

    private static final String HASH = "pod-template-hash";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    /** @param client may do everything; stays the caller's */
    public PlayedApplication(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    /** Asks for a version, and makes it known as the Deployment controller does: there are no pods of it yet. */
    public void describe(String version) {
        describe(version, Map.of());
    }

    /** @param annotations of its pods */
    public void describe(String version, Map<String, String> annotations) {
        Deployment deployment =
                client.resource(deployment(version, annotations)).createOr(existing -> existing.update());
        ReplicaSet set = replicaSet(deployment, version);
        client.resource(set).createOr(existing -> existing.update());
    }

    /** Starts a pod of a version that was described. */
    public String start(String version) {
        ReplicaSet set = client.apps()
                .replicaSets()
                .inNamespace(namespace)
                .withName(name + "-" + version)
                .get();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withGenerateName(name + "-" + version + "-")
                .withLabels(set.getSpec().getTemplate().getMetadata().getLabels())
                .withAnnotations(set.getSpec().getTemplate().getMetadata().getAnnotations())
                .withOwnerReferences(owner(
                        "ReplicaSet", name + "-" + version, set.getMetadata().getUid()))
                .endMetadata()
                .withSpec(set.getSpec().getTemplate().getSpec())
                .editSpec()
                .withNodeName("a-node-that-the-test-plays")
                .endSpec()
                .build();
        return client.resource(pod).create().getMetadata().getName();
    }

    /** Says that the rollout is complete, as a Deployment does while pods of the old version are still ending. */
    public void claimCompletion() {
        client.apps().deployments().inNamespace(namespace).withName(name).editStatus(found -> new DeploymentBuilder(
                        found)
                .withNewStatus()
                .withObservedGeneration(found.getMetadata().getGeneration())
                .withReplicas(1)
                .withUpdatedReplicas(1)
                .withReadyReplicas(1)
                .withAvailableReplicas(1)
                .endStatus()
                .build());
    }

    /** Tells a pod to end, which takes it an hour. */
    public void tellToEnd(String pod) {
        client.pods().inNamespace(namespace).withName(pod).withGracePeriod(3600).delete();
    }

    /** The pod is gone. */
    public void end(String pod) {
        client.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
    }

    private Deployment deployment(String version, Map<String, String> annotations) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .withMatchLabels(labels())
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels())
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("shop:" + version)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private ReplicaSet replicaSet(Deployment deployment, String version) {
        PodTemplateSpec template = new PodTemplateSpecBuilder(
                        deployment.getSpec().getTemplate())
                .editMetadata()
                .addToLabels(HASH, version)
                .endMetadata()
                .build();
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName(name + "-" + version)
                .withNamespace(namespace)
                .withLabels(template.getMetadata().getLabels())
                .withOwnerReferences(
                        owner("Deployment", name, deployment.getMetadata().getUid()))
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .withMatchLabels(template.getMetadata().getLabels())
                .endSelector()
                .withTemplate(template)
                .endSpec()
                .build();
    }

    private static OwnerReference owner(String kind, String name, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion("apps/v1")
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .withController(true)
                .build();
    }

    private Map<String, String> labels() {
        return Map.of("app", name);
    }
}
