package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.effect.LockMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a statement keeps others waiting.
 *
 * @param statement the beginning of its text
 * @param relation which it locks
 * @param blocks what waits: {@code reads and writes}, {@code writes}; empty where only other changes of the schema do
 * @param duration empty where it cannot be told
 * @param basis how it was estimated, for a person
 */
public record BlockingEstimate(
        Place place,
        String statement,
        String relation,
        LockMode mode,
        String blocks,
        Optional<Duration> duration,
        String basis) {}
