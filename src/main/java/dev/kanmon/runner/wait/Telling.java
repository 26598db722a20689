package dev.kanmon.runner.wait;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells why a gate is closed when the reason changes, and now and then, so that a log shows that somebody still waits. */
final class Telling {

    private static final long AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private final Consumer<Sighting.Closed> told;
    private String lastReason;
    private long lastTime;

    Telling(Consumer<Sighting.Closed> told) {
        this.told = told;
    }

    void of(Sighting.Closed closed) {
        long now = System.nanoTime();
        if (closed.reason().equals(lastReason) && now - lastTime < AGAIN_AFTER_NANOS) {
            return;
        }
        lastReason = closed.reason();
        lastTime = now;
        told.accept(closed);
    }
}
