package dev.kanmon.engine.plan.facts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how fast tables are written to, as the difference of two readings of the server's counters. The totals since
 * the counters were reset would tell of nights and weekends; a plan is about now.
 */
public final class WriteRates {

    /** Sessions report what they wrote once a second (PGSTAT_MIN_INTERVAL), so a shorter look may see nothing. */
    public static final Duration WINDOW = Duration.ofMillis(1200);

    private final TableQueries tables;
    private final Map<Long, Fact<Long>> first = new HashMap<>();
    private final long began;

    private WriteRates(TableQueries tables, List<Long> oids) {
        this.tables = tables;
        oids.forEach(oid -> first.put(oid, tables.rowsWritten(oid)));
        this.began = System.nanoTime();
    }

    /** Takes the first reading. */
    static WriteRates begin(TableQueries tables, List<Long> oids) {
        return new WriteRates(tables, oids);
    }

    /** Waits until the window is over and takes the second reading. */
    Map<Long, Fact<Double>> end() {
        if (!first.isEmpty()) {
            long left = WINDOW.toNanos() - (System.nanoTime() - began);
            LockSupport.parkNanos(Math.max(0, left));
        }
        Map<Long, Fact<Double>> rates = new HashMap<>();
        first.forEach((oid, before) -> rates.put(oid, rate(before, tables.rowsWritten(oid))));
        return rates;
    }

    private Fact<Double> rate(Fact<Long> before, Fact<Long> after) {
        double seconds = (System.nanoTime() - began) / 1e9;
        Optional<Long> earlier = before.asOptional();
        return earlier.isPresent()
                ? after.map(rows -> Math.max(0, rows - earlier.get()) / seconds)
                : before.map(rows -> 0.0);
    }
}
