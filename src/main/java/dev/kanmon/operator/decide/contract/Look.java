package dev.kanmon.operator.decide.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One look at the application, with what a person wants.
 *
 * @param sight what was seen
 * @param soak for how long no pod of an old version may have been seen
 * @param word the one migration that a person lets run although it is held
 * @param now when that was
 */
public record Look(Sight sight, Duration soak, Optional<String> word, Instant now) {

    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
    private static final int STEPS_OF_A_SOAK = 20;

    /** While a pod of an old version is left, or Kanmon cannot see. */
    private static final Duration WHILE_NOTHING_COUNTS = Duration.ofSeconds(10);

    /** How long from one look that counts to the next: time is counted in steps of this. */
    public Duration step() {
        Duration part = soak.dividedBy(STEPS_OF_A_SOAK);
        if (part.compareTo(SHORTEST_STEP) < 0) {
            return SHORTEST_STEP;
        }
        return part.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : part;
    }

    /**
     * When to look again.
     *
     * @param counted when the newest look was that counts; null where time does not count
     */
    public Instant next(Instant counted) {
        return counted == null ? now.plus(WHILE_NOTHING_COUNTS) : counted.plus(step());
    }
}
