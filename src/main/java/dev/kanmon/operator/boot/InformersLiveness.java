package dev.kanmon.operator.boot;

import io.javaoperatorsdk.operator.Operator;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while its informers watch; one that stopped does not come back, and a restart does it good. */
@Liveness
@Singleton
class InformersLiveness implements HealthCheck {

    private final Operator operator;

    InformersLiveness(Operator operator) {
        this.operator = operator;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("informers");
        if (!operator.getRuntimeInfo().isStarted()) {
            return response.up().withData("started", false).build();
        }
        Map<String, ?> unhealthy = operator.getRuntimeInfo().unhealthyInformerWrappingEventSourceHealthIndicator();
        unhealthy.forEach((controller, sources) -> response.withData(controller, sources.toString()));
        return response.status(unhealthy.isEmpty()).build();
    }
}
