package dev.kanmon.operator.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time by two clocks. The monotonic one may stand still while the machine sleeps, and the other one may be set;
 * of the two, the longer time counts.
 *
 * @param nanos of {@link System#nanoTime}
 * @param wall the time of day
 */
record Moment(long nanos, Instant wall) {

    static Moment now() {
        return new Moment(System.nanoTime(), Instant.now());
    }

    Duration since(Moment earlier) {
        Duration monotonic = Duration.ofNanos(nanos - earlier.nanos);
        Duration byDay = Duration.between(earlier.wall, wall);
        return monotonic.compareTo(byDay) >= 0 ? monotonic : byDay;
    }
}
