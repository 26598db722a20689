package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import java.time.Instant;
import java.util.Optional;

/** Counts the samples of a step. */
final class SampleTally {

    private static final Samples NONE = new Samples(0, 0, 0, 0, 0, 0, 0, false, null, null);

    private SampleTally() {}

    /** @param samples null for none */
    static Samples orNone(Samples samples) {
        return samples == null ? NONE : samples;
    }

    /** The next one is asked for. */
    static Samples asked(Samples before, Instant now) {
        return new Samples(
                before.asked() + 1,
                before.good(),
                before.bad(),
                before.missing(),
                before.goodInARow(),
                before.badInARow(),
                before.missingInARow(),
                true,
                StatusDraft.text(now),
                before.last());
    }

    static Samples good(Samples before, String said) {
        return new Samples(
                before.asked(),
                before.good() + 1,
                before.bad(),
                before.missing(),
                before.goodInARow() + 1,
                0,
                0,
                false,
                before.askedAt(),
                said);
    }

    static Samples bad(Samples before, String said) {
        return new Samples(
                before.asked(),
                before.good(),
                before.bad() + 1,
                before.missing(),
                0,
                before.badInARow() + 1,
                0,
                false,
                before.askedAt(),
                said);
    }

    /** Neither good nor bad: what was in a row stays in a row. */
    static Samples missing(Samples before, String said) {
        return new Samples(
                before.asked(),
                before.good(),
                before.bad(),
                before.missing() + 1,
                before.goodInARow(),
                before.badInARow(),
                before.missingInARow() + 1,
                false,
                before.askedAt(),
                said);
    }

    /** When the newest one was asked for; empty before the first. */
    static Optional<Instant> askedAt(Samples samples) {
        return Optional.ofNullable(samples.askedAt()).map(Instant::parse);
    }
}
