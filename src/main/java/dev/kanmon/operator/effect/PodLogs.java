package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StoreDocument;
import dev.kanmon.operator.render.JobRenderer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;

/** Reads from the logs of a run's pods what has no room in their last words. */
final class PodLogs {

    /**
     * The document is among the last lines. A container runtime cuts lines into pieces of 16 KiB, and the kubelet counts the
     * pieces; this is enough for the longest document, and for what is printed after it.
     */
    private static final int LINES = 500;

    private final KubernetesClient client;

    PodLogs(KubernetesClient client) {
        this.client = client;
    }

    /**
     * @return empty where the pod is gone, or its log does not hold the document that the report speaks of
     * @throws KubernetesClientException where the API server refuses, or cannot reach the pod's node now
     */
    Optional<Document> documentOf(DatabaseMigration migration, StoreDocument effect) {
        return client
                .pods()
                .inNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(
                        Labels.RUN,
                        effect.run().id(),
                        Labels.ATTEMPT,
                        Integer.toString(effect.run().attempt())))
                .list()
                .getItems()
                .stream()
                .flatMap(pod -> log(pod).stream())
                .flatMap(log -> Document.inLog(log, effect.digest()).stream())
                .findFirst();
    }

    private Optional<String> log(Pod pod) {
        try {
            return Optional.ofNullable(client.pods()
                    .resource(pod)
                    .inContainer(JobRenderer.CONTAINER)
                    .tailingLines(LINES)
                    .getLog());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
