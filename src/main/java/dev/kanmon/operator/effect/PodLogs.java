package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import dev.kanmon.operator.decide.Effect.StorePlan;
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
     * The plan is among the last lines. A container runtime cuts lines into pieces of 16 KiB, and the kubelet counts the
     * pieces; this is enough for the longest plan, and for what is printed after it.
     */
    private static final int LINES = 500;

    private final KubernetesClient client;

    PodLogs(KubernetesClient client) {
        this.client = client;
    }

    /**
     * @return empty where the pod is gone, or its log does not hold the plan that the report speaks of
     * @throws KubernetesClientException where the API server refuses, or cannot reach the pod's node now
     */
    Optional<Document> planOf(DatabaseMigration migration, StorePlan effect) {
        return documentOf(migration, effect.run(), effect.plan().documentDigest());
    }

    /**
     * @return empty where the pod is gone, or its log does not hold the difference that the report speaks of
     * @throws KubernetesClientException where the API server refuses, or cannot reach the pod's node now
     */
    Optional<Document> driftOf(DatabaseMigration migration, StoreDrift effect) {
        return documentOf(migration, effect.run(), effect.drift().documentDigest());
    }

    private Optional<Document> documentOf(DatabaseMigration migration, RunStatus run, String digest) {
        return client
                .pods()
                .inNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.RUN, run.id(), Labels.ATTEMPT, Integer.toString(run.attempt())))
                .list()
                .getItems()
                .stream()
                .flatMap(pod -> log(pod).stream())
                .flatMap(log -> Document.inLog(log, digest).stream())
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
