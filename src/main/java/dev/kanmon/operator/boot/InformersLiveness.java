package dev.kanmon.operator.boot;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while its informers watch; one that stopped does not come back, and a restart does it good. */
@Liveness
@Singleton
class InformersLiveness implements HealthCheck {

    private final OperatorInformers informers;

    InformersLiveness(OperatorInformers informers) {
        this.informers = informers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("informers");
        if (!informers.filled()) {
            return response.up().withData("started", false).build();
        }
        List<String> unhealthy = informers.unhealthy();
        if (!unhealthy.isEmpty()) {
            response.withData("unhealthy", String.join(", ", unhealthy));
        }
        return response.status(unhealthy.isEmpty()).build();
    }
}
