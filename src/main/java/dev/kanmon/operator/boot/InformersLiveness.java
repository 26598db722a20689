package dev.kanmon.operator.boot;

import io.javaoperatorsdk.operator.Operator;
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
        List<String> unhealthy = unhealthy();
        if (!unhealthy.isEmpty()) {
            response.withData("unhealthy", String.join(", ", unhealthy));
        }
        return response.status(unhealthy.isEmpty()).build();
    }

    /** As controller/source. A controller whose sources are all well is in the map too, with nothing in it. */
    private List<String> unhealthy() {
        return operator.getRuntimeInfo().unhealthyInformerWrappingEventSourceHealthIndicator().entrySet().stream()
                .flatMap(controller ->
                        controller.getValue().keySet().stream().map(source -> controller.getKey() + "/" + source))
                .toList();
    }
}
