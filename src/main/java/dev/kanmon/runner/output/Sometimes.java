package dev.kanmon.runner.output;

import java.time.Duration;

/** Says yes at first, and then once in a while. */
final class Sometimes {

    private final long intervalNanos;
    private long last;

    Sometimes(Duration interval) {
        this.intervalNanos = interval.toNanos();
        this.last = System.nanoTime() - intervalNanos;
    }

    /** Whether so much time has passed since it last was. */
    synchronized boolean isNow() {
        long now = System.nanoTime();
        if (now - last < intervalNanos) {
            return false;
        }
        last = now;
        return true;
    }
}
