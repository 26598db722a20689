package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.Pause;
import dev.kanmon.engine.session.ServerError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Decides how often, and after what pauses, one migration is tried again that other transactions stood in the way of. */
final class Contention {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String migration;
    private final long deadline;
    private final Pause pause;
    private final Progress.Listener listener;
    private Duration next = FIRST_PAUSE;

    /** @param total how long to go on trying, from now */
    Contention(String migration, Duration total, Pause pause, Progress.Listener listener) {
        this.migration = migration;
        this.deadline = System.nanoTime() + total.toNanos();
        this.pause = pause;
        this.listener = listener;
    }

    /**
     * Waits for the next attempt.
     *
     * @return false where there is none: the time is up, or the process was told to stop
     */
    boolean awaitNextAttempt(ServerError error) {
        Duration wait = jittered(next);
        if (System.nanoTime() + wait.toNanos() - deadline >= 0) {
            return false;
        }
        listener.on(new Progress.Retrying(migration, error.sqlState(), wait));
        next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
        return pause.await(wait);
    }

    /** Between one half and one and a half, so that several who wait for the same do not come back together. */
    private static Duration jittered(Duration duration) {
        return Duration.ofNanos(
                (long) (duration.toNanos() * (0.5 + ThreadLocalRandom.current().nextDouble())));
    }
}
