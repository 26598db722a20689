package dev.kanmon.operator.effect;

import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.observe.hook.Lookup.Found;
import dev.kanmon.operator.observe.hook.Lookup.NoKind;
import dev.kanmon.operator.observe.hook.Lookup.NoObject;
import dev.kanmon.operator.observe.hook.Lookup.NotPermitted;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;

/**
 * Asks the API server itself for objects of providers: a watch on a kind that the cluster lacks would only fail again and
 * again.
 */
public final class ProviderLookup {

    private final KubernetesClient client;

    public ProviderLookup(KubernetesClient client) {
        this.client = client;
    }

    /**
     * @param namespace where the object is; of no matter for a kind of the whole cluster
     * @throws KubernetesClientException where the server answers neither yes nor no
     */
    public Lookup find(String namespace, ProviderKind kind, String name) {
        try {
            GenericKubernetesResource object = get(namespace, kind, name);
            return object == null ? missing(kind, new NoObject()) : new Found(object);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return missing(kind, new NotPermitted());
            }
            throw e;
        }
    }

    /** What Fabric8 needs to know to ask for objects of a kind that it has no class for. */
    static ResourceDefinitionContext context(ProviderKind kind) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.isNamespaced())
                .build();
    }

    private GenericKubernetesResource get(String namespace, ProviderKind kind, String name) {
        var objects = client.genericKubernetesResources(context(kind));
        return kind.isNamespaced()
                ? objects.inNamespace(namespace).withName(name).get()
                : objects.withName(name).get();
    }

    /** The server answers 403 before it looks whether it has the kind, and 404 for a kind as for an object. */
    private Lookup missing(ProviderKind kind, Lookup otherwise) {
        return isServed(kind) ? otherwise : new NoKind();
    }

    private boolean isServed(ProviderKind kind) {
        APIResourceList served = client.getApiResources(kind.apiVersion());
        return served != null
                && served.getResources().stream()
                        .anyMatch(resource -> resource.getName().equals(kind.plural()));
    }
}
