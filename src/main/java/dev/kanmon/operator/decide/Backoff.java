package dev.kanmon.operator.decide;

import java.time.Duration;

/** How long to wait before an attempt is repeated: twice as long each time, up to a limit, and a little off the beat. */
enum Backoff {
    /** For what passes by itself within seconds: a lock, a kubelet's stale cache. */
    QUICK(Duration.ofSeconds(2), Duration.ofSeconds(30)),
    /** For what a person or another system has to mend: a database that is down, a wrong Secret. */
    PATIENT(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** Many databases go down together when their server does; they shall not all come back in one second. */
    private static final int JITTER_PERCENT = 20;

    private final Duration first;
    private final Duration longest;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /**
     * @param attempt the attempt that just ended, from 1
     * @param seed what tells one resource from another; the same seed gives the same delay
     */
    Duration after(int attempt, String seed) {
        int doublings = Math.min(attempt - 1, 16);
        Duration delay = first.multipliedBy(1L << doublings);
        Duration capped = delay.compareTo(longest) > 0 ? longest : delay;
        long spread = capped.toMillis() * JITTER_PERCENT / 100;
        return capped.plusMillis(Math.floorMod((seed + attempt).hashCode(), (int) spread + 1));
    }
}
