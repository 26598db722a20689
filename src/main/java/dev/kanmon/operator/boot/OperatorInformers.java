package dev.kanmon.operator.boot;

import dev.kanmon.operator.gate.Heartbeat;
import io.javaoperatorsdk.operator.Operator;
import jakarta.inject.Singleton;
import java.util.List;

/** How the informers of all reconcilers are. */
@Singleton
class OperatorInformers implements Heartbeat.Informers {

    private final Operator operator;

    OperatorInformers(Operator operator) {
        this.operator = operator;
    }

    @Override
    public boolean filled() {
        return operator.getRuntimeInfo().isStarted();
    }

    @Override
    public boolean watching() {
        return unhealthy().isEmpty();
    }

    /** As controller/source. A controller whose sources are all well is in the map too, with nothing in it. */
    List<String> unhealthy() {
        return operator.getRuntimeInfo().unhealthyInformerWrappingEventSourceHealthIndicator().entrySet().stream()
                .flatMap(controller ->
                        controller.getValue().keySet().stream().map(source -> controller.getKey() + "/" + source))
                .toList();
    }
}
