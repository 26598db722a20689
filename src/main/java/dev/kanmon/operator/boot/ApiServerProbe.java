package dev.kanmon.operator.boot;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;

/**
 * Asks the API server for a DatabaseMigration, there or not. That goes the way that all goes on which a gate depends: this
 * operator's rights, and etcd behind the server.
 */
final class ApiServerProbe {

    private static final String NAME = "kanmon-heartbeat";

    private final KubernetesClient client;
    private final String namespace;

    /**
     * @param namespace one that the operator watches
     * @param patience after which no answer is one, too
     */
    ApiServerProbe(KubernetesClient client, String namespace, Duration patience) {
        this.client = client.newClient(new RequestConfigBuilder()
                        .withRequestTimeout(Math.toIntExact(patience.toMillis()))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
        this.namespace = namespace;
    }

    boolean answers() {
        try {
            client.resources(DatabaseMigration.class)
                    .inNamespace(namespace)
                    .withName(NAME)
                    .get();
            return true;
        } catch (KubernetesClientException unreachable) {
            return false;
        }
    }
}
