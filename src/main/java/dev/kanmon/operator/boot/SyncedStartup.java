package dev.kanmon.operator.boot;

import io.javaoperatorsdk.operator.Operator;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started when every informer has listed what there is. */
@Startup
@Singleton
class SyncedStartup implements HealthCheck {

    private final Operator operator;

    SyncedStartup(Operator operator) {
        this.operator = operator;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("informers-synced")
                .status(operator.getRuntimeInfo().isStarted())
                .build();
    }
}
