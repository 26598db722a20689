package dev.kanmon.bench;

import dev.kanmon.bench.Contender.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one contender needed for one size. A run whose memory was watched counts for memory only, the others for time. */
final class BenchResult {

    private final List<Double> freshMillis = new ArrayList<>();
    private final List<Double> upToDateMillis = new ArrayList<>();
    private long peakKib;

    void addFresh(Measurement measurement) {
        add(measurement, freshMillis);
    }

    void addUpToDate(Measurement measurement) {
        add(measurement, upToDateMillis);
    }

    /** Median time on an empty database; empty where it was not measured. */
    OptionalDouble freshMillis() {
        return median(freshMillis);
    }

    /** Median time when everything is applied. */
    OptionalDouble upToDateMillis() {
        return median(upToDateMillis);
    }

    /** Peak of a fresh run, MiB. */
    OptionalLong peakMib() {
        return peakKib == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(peakKib / 1024.0));
    }

    private void add(Measurement measurement, List<Double> millis) {
        if (measurement.peakKib().isPresent()) {
            peakKib = Math.max(peakKib, measurement.peakKib().get());
        } else {
            millis.add(measurement.millis());
        }
    }

    private static OptionalDouble median(List<Double> values) {
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.stream().sorted().toList().get(values.size() / 2));
    }
}
