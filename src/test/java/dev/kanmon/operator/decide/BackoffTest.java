package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    @Property
    void staysBetweenTheFirstDelayAndTheCapWithAFifthOnTop(
            @ForAll Backoff backoff, @ForAll @IntRange(min = 1) int attempt, @ForAll String seed) {
        assertThat(backoff.after(attempt, seed)).isBetween(first(backoff), longest(backoff));
    }

    /** The jitter adds a fifth at the most, so a doubled delay is longer whatever the jitter. */
    @Property
    void growsUntilItIsCapped(
            @ForAll Backoff backoff, @ForAll @IntRange(min = 1, max = 40) int attempt, @ForAll String seed) {
        Duration now = backoff.after(attempt, seed);
        Duration next = backoff.after(attempt + 1, seed);
        assertThat(next).isGreaterThan(now.multipliedBy(5).dividedBy(6).minusMillis(1));
        if (now.multipliedBy(2).compareTo(cap(backoff)) < 0) {
            assertThat(next).isGreaterThan(now);
        }
    }

    @Property
    void isTheSameForTheSameResource(
            @ForAll Backoff backoff, @ForAll @IntRange(min = 1) int attempt, @ForAll String seed) {
        assertThat(backoff.after(attempt, seed)).isEqualTo(backoff.after(attempt, seed));
    }

    private static Duration first(Backoff backoff) {
        return backoff == Backoff.QUICK ? Duration.ofSeconds(2) : Duration.ofSeconds(5);
    }

    private static Duration longest(Backoff backoff) {
        return cap(backoff).plus(cap(backoff).dividedBy(5));
    }

    private static Duration cap(Backoff backoff) {
        return backoff == Backoff.QUICK ? Duration.ofSeconds(30) : Duration.ofMinutes(5);
    }
}
