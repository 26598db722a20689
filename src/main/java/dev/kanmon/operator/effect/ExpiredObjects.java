package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.Effect.DeleteBackupObject;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;

/** Deletes the object that stands for an old backup: the very one that was seen to be Kanmon's, and nothing in its place. */
final class ExpiredObjects {

    private final KubernetesClient client;

    ExpiredObjects(KubernetesClient client) {
        this.client = client;
    }

    /** One that was replaced or changed meanwhile stays; the next look at it decides anew. */
    void delete(DatabaseMigration migration, DeleteBackupObject delete) {
        Resource<GenericKubernetesResource> object = client.genericKubernetesResources(
                        ProviderLookup.context(ProviderKind.of(delete.backup().kind())))
                .inNamespace(migration.getMetadata().getNamespace())
                .withName(delete.backup().object());
        GenericKubernetesResource found = object.get();
        if (found == null || !delete.uid().equals(found.getMetadata().getUid())) {
            return;
        }
        try {
            object.lockResourceVersion(found.getMetadata().getResourceVersion()).delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }
}
