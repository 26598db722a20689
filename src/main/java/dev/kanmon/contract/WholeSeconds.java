package dev.kanmon.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they stand in a status: RFC 3339 with whole seconds, as metav1.Time. */
public final class WholeSeconds {

    private WholeSeconds() {}

    /** The instant, rounded up, so that a wait is never cut short. */
    public static String after(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
        return (whole.equals(instant) ? whole : whole.plusSeconds(1)).toString();
    }
}
