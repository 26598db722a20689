package dev.kanmon.testsupport.application;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps one ReplicaSet for each template of a Deployment, as its controller does. */
final class ReplicaSets {

    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final KubernetesClient client;

    ReplicaSets(KubernetesClient client) {
        this.client = client;
    }

    /** The one of the Deployment's present template; the newest from now on. */
    ReplicaSet of(Deployment deployment) {
        String hash = Integer.toHexString(
                Serialization.asJson(deployment.getSpec().getTemplate()).hashCode());
        String name = deployment.getMetadata().getName() + "-" + hash;
        ReplicaSet found = client.apps()
                .replicaSets()
                .inNamespace(deployment.getMetadata().getNamespace())
                .withName(name)
                .get();
        return found == null ? client.resource(object(deployment, name, hash)).create() : found;
    }

    private ReplicaSet object(Deployment deployment, String name, String hash) {
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(deployment.getMetadata().getNamespace())
                .withLabels(labels(deployment, hash))
                .withAnnotations(Map.of(REVISION, Integer.toString(revisions(deployment) + 1)))
                .withOwnerReferences(controllerReference(deployment))
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .withMatchLabels(labels(deployment, hash))
                .endSelector()
                .withNewTemplateLike(deployment.getSpec().getTemplate())
                .editMetadata()
                .withLabels(labels(deployment, hash))
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build();
    }

    private int revisions(Deployment deployment) {
        return (int)
                client
                        .apps()
                        .replicaSets()
                        .inNamespace(deployment.getMetadata().getNamespace())
                        .list()
                        .getItems()
                        .stream()
                        .filter(set -> set.hasOwnerReferenceFor(
                                deployment.getMetadata().getUid()))
                        .count();
    }

    private static Map<String, String> labels(Deployment deployment, String hash) {
        return Stream.concat(
                        deployment.getSpec().getTemplate().getMetadata().getLabels().entrySet().stream(),
                        Stream.of(Map.entry(HASH, hash)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static OwnerReference controllerReference(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .build();
    }
}
