package dev.kanmon.operator.boot;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the API server answers; leader or standby, both are ready, and which one it is stands in the data. */
@Readiness
@Singleton
class ApiServerReadiness implements HealthCheck {

    private final KubernetesClient client;
    private final Leadership leadership;

    ApiServerReadiness(KubernetesClient client, Leadership leadership) {
        this.client = client;
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("api-server")
                .status(answers())
                .withData("role", leadership.role().name())
                .build();
    }

    private boolean answers() {
        try {
            return client.getKubernetesVersion() != null;
        } catch (KubernetesClientException unreachable) {
            return false;
        }
    }
}
