package dev.kanmon.operator.boot;

import dev.kanmon.operator.effect.Audience;
import dev.kanmon.operator.status.Transition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts transitions by kind and reason, so that an alert can be made of any of them. */
final class TransitionMetrics implements Audience {

    static final String TRANSITIONS = "kanmon.transitions";

    private final MeterRegistry registry;

    TransitionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void tell(HasMetadata about, Transition transition) {
        registry.counter(TRANSITIONS, "kind", about.getKind(), "reason", transition.reason())
                .increment();
    }
}
