package dev.kanmon.operator.effect;

import dev.kanmon.operator.observe.rollout.ApplicationView;
import dev.kanmon.operator.observe.rollout.ArgoRollout;
import dev.kanmon.operator.observe.rollout.Look;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.Supplier;

/** Asks the API server itself for what belongs to the application. */
public final class ApplicationLookup implements ApplicationView {

    private static final ResourceDefinitionContext ARGO_ROLLOUTS = new ResourceDefinitionContext.Builder()
            .withGroup(ArgoRollout.GROUP)
            .withVersion(ArgoRollout.VERSION)
            .withKind(ArgoRollout.KIND)
            .withPlural(ArgoRollout.PLURAL)
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;

    public ApplicationLookup(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Look<Service> service(String name) {
        return look(
                () -> client.services().inNamespace(namespace).withName(name).get());
    }

    @Override
    public Look<Deployment> deployment(String name) {
        return look(() -> client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    @Override
    public Look<List<Deployment>> deployments() {
        return look(
                () -> client.apps().deployments().inNamespace(namespace).list().getItems());
    }

    @Override
    public Look<List<Pod>> pods(LabelSelector selector) {
        return look(() -> client.pods()
                .inNamespace(namespace)
                .withLabelSelector(selector)
                .list()
                .getItems());
    }

    @Override
    public Look<StatefulSet> statefulSet(String name) {
        return look(() -> client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    @Override
    public Look<ArgoRollout> argoRollout(String name) {
        return look(() -> client.getKubernetesSerialization()
                .convertValue(
                        client.genericKubernetesResources(ARGO_ROLLOUTS)
                                .inNamespace(namespace)
                                .withName(name)
                                .get(),
                        ArgoRollout.class));
    }

    @Override
    public boolean hasArgoRollouts() {
        APIResourceList served = client.getApiResources(ArgoRollout.GROUP + "/" + ArgoRollout.VERSION);
        return served != null
                && served.getResources().stream()
                        .anyMatch(resource -> resource.getName().equals(ArgoRollout.PLURAL));
    }

    @Override
    public Look<List<ReplicaSet>> replicaSets(LabelSelector selector) {
        return look(() -> client.apps()
                .replicaSets()
                .inNamespace(namespace)
                .withLabelSelector(selector)
                .list()
                .getItems());
    }

    /** @throws KubernetesClientException where the server answers neither yes nor no */
    private static <T> Look<T> look(Supplier<T> question) {
        try {
            T answer = question.get();
            return answer == null ? new Look.Missing<>() : new Look.Found<>(answer);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_FORBIDDEN -> new Look.NotPermitted<>();
                case HttpURLConnection.HTTP_NOT_FOUND -> new Look.Missing<>();
                default -> throw e;
            };
        }
    }
}
