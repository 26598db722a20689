package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The objects that a garbage collector looks after, whatever their kind, and what it does to them. */
final class OwnedObjects {

    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    private static final List<ResourceDefinitionContext> BUILT_IN = List.of(
            builtIn("", "ConfigMap", "configmaps"),
            builtIn("", "Secret", "secrets"),
            builtIn("", "Pod", "pods"),
            builtIn("batch", "Job", "jobs"));

    private final KubernetesClient client;
    private final Optional<String> namespace;

    OwnedObjects(KubernetesClient client, Optional<String> namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    List<ResourceDefinitionContext> kinds() {
        Stream<ResourceDefinitionContext> custom =
                client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                        .filter(definition -> definition.getSpec().getScope().equals("Namespaced"))
                        .map(CustomResourceDefinitionContext::fromCrd);
        return Stream.concat(BUILT_IN.stream(), custom).toList();
    }

    /** A running informer whose store is filled. */
    SharedIndexInformer<GenericKubernetesResource> inform(ResourceDefinitionContext kind) {
        var objects = client.genericKubernetesResources(kind);
        return namespace.map(name -> objects.inNamespace(name).inform()).orElseGet(() -> objects.inAnyNamespace()
                .inform());
    }

    boolean exists(OwnerReference owner, String inNamespace) {
        GenericKubernetesResource found = client.genericKubernetesResources(owner.getApiVersion(), owner.getKind())
                .inNamespace(inNamespace)
                .withName(owner.getName())
                .get();
        return found != null && found.getMetadata().getUid().equals(owner.getUid());
    }

    void delete(GenericKubernetesResource object) {
        resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }

    void disown(GenericKubernetesResource dependent, String ownerUid) {
        edit(dependent, current -> {
            current.getMetadata().getOwnerReferences().removeIf(owner -> owner.getUid()
                    .equals(ownerUid));
            return current;
        });
    }

    void removeFinalizer(GenericKubernetesResource object, String finalizer) {
        edit(object, current -> {
            current.getMetadata().getFinalizers().remove(finalizer);
            return current;
        });
    }

    private void edit(GenericKubernetesResource object, UnaryOperator<GenericKubernetesResource> change) {
        try {
            resource(object).edit(change);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private Resource<GenericKubernetesResource> resource(GenericKubernetesResource object) {
        return client.genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName());
    }

    private static ResourceDefinitionContext builtIn(String group, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
