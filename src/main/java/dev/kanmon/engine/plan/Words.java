package dev.kanmon.engine.plan;

import dev.kanmon.engine.plan.facts.TableFacts;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people say them. */
final class Words {

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Words() {}

    /** {@code public.User has about 400 000 000 rows and 61 GiB}. */
    static String table(TableFacts table) {
        String rows = table.rows()
                .asOptional()
                .map(estimate -> "about " + count(estimate.rows()) + (estimate.rows() == 1 ? " row" : " rows"))
                .orElse("an unknown number of rows");
        String bytes = table.size()
                .asOptional()
                .map(size -> " and " + bytes(size.total()))
                .orElse("");
        return table.fullName() + " has " + rows + bytes;
    }

    static String traffic(String table, double writesPerSecond) {
        return table + " is written to " + String.format(Locale.ROOT, "%.1f", writesPerSecond) + " times a second.";
    }

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0
                ? bytes + " bytes"
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** In groups of three digits, with narrow spaces as SI writes them. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return "under a second";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
