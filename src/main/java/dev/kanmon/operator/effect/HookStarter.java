package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.Effect.ShiftTraffic;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.render.hook.HookRenderer;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Makes the object that does a hook, once. */
final class HookStarter {

    private final KubernetesClient client;
    private final HookRenderer renderer;
    private final ProviderLookup lookup;

    HookStarter(KubernetesClient client, HookRenderer renderer) {
        this.client = client;
        this.renderer = renderer;
        this.lookup = new ProviderLookup(client);
    }

    /**
     * One of that name is the one that was wanted; whether it is ours, the next look at it tells.
     *
     * @throws KubernetesClientException where the API server refuses it for a cause that the next look does not tell
     */
    void start(DatabaseMigration migration, StartHook start) {
        make(renderer.render(migration, start));
    }

    /** The same for a traffic hook. */
    void start(DatabaseMigration migration, ShiftTraffic start) {
        make(renderer.render(migration, start));
    }

    private void make(HasMetadata object) {
        try {
            create(object);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && !isToldByTheNextLook(object, e.getCode())) {
                throw e;
            }
        }
    }

    private void create(HasMetadata object) {
        if (object instanceof GenericKubernetesResource provided) {
            client.genericKubernetesResources(ProviderLookup.context(ProviderKind.of(provided)))
                    .inNamespace(object.getMetadata().getNamespace())
                    .resource(provided)
                    .create();
        } else {
            client.resource(object).create();
        }
    }

    /** That the cluster lacks the kind, or keeps Kanmon from it. A quota or a webhook refuses with a 403 as well. */
    private boolean isToldByTheNextLook(HasMetadata object, int status) {
        if (!(object instanceof GenericKubernetesResource provided)
                || status != HttpURLConnection.HTTP_NOT_FOUND && status != HttpURLConnection.HTTP_FORBIDDEN) {
            return false;
        }
        Lookup found = lookup.find(
                object.getMetadata().getNamespace(),
                ProviderKind.of(provided),
                object.getMetadata().getName());
        return found instanceof Lookup.NoKind || found instanceof Lookup.NotPermitted;
    }
}
