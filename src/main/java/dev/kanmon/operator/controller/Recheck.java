package dev.kanmon.operator.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a resource is looked at again. */
final class Recheck {

    /** After losing a race for the status: as soon as the watch has brought the winner's version, or a little later. */
    private static final Duration AFTER_CONFLICT = Duration.ofMillis(200);

    private static final Duration SOONEST = Duration.ofMillis(10);

    private final Clock clock;

    Recheck(Clock clock) {
        this.clock = clock;
    }

    <R extends HasMetadata> UpdateControl<R> at(Optional<Instant> recheckAt) {
        UpdateControl<R> control = UpdateControl.noUpdate();
        return recheckAt.map(instant -> control.rescheduleAfter(delay(instant))).orElse(control);
    }

    <R extends HasMetadata> UpdateControl<R> afterConflict() {
        return UpdateControl.<R>noUpdate().rescheduleAfter(AFTER_CONFLICT);
    }

    private Duration delay(Instant recheckAt) {
        Duration left = Duration.between(clock.instant(), recheckAt);
        return left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }
}
