package dev.kanmon.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go and so Kubernetes write them: {@code 1h30m}, {@code 3s}, {@code 500ms}, {@code 0s}. */
public final class GoDuration {

    /**
     * What the CRD's schema accepts; the same in Java and RE2. The digits are limited so that whatever is accepted fits
     * into Go's time.Duration (292 years), which Kubernetes counts a Job's deadline with.
     */
    public static final String PATTERN = "^([0-9]{1,5}(\\.[0-9]{1,9})?h|[0-9]{1,7}(\\.[0-9]{1,9})?(ms|s|m)){1,4}$";

    /** The same with days, which Go does not have, for what takes weeks: {@code 14d}, {@code 1d12h}. */
    public static final String DAYS_PATTERN =
            "^(([0-9]{1,4}d)|([0-9]{1,4}d)?([0-9]{1,5}(\\.[0-9]{1,9})?h|[0-9]{1,7}(\\.[0-9]{1,9})?(ms|s|m)){1,4})$";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);
    private static final Pattern WHOLE_WITH_DAYS = Pattern.compile(DAYS_PATTERN);
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)");

    private GoDuration() {}

    /**
     * @throws IllegalArgumentException when the text is not a duration; the message says what one looks like
     */
    public static Duration parse(String text) {
        if (text == null || !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a duration; write it like 3s, 500ms or 1h30m (units ms, s, m, h; at most 99999h)");
        }
        return sum(text);
    }

    /**
     * The same with days of 24 hours, for what takes weeks.
     *
     * @throws IllegalArgumentException when the text is not a duration; the message says what one looks like
     */
    public static Duration parseWithDays(String text) {
        if (text == null || !WHOLE_WITH_DAYS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a duration; write it like 14d, 1d12h or 36h (units ms, s, m, h and before them d; at most 9999d)");
        }
        return sum(text);
    }

    private static Duration sum(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal nanos = new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosOf(part.group(2))));
            sum = sum.plusNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
        return sum;
    }

    /** The shortest form of whole milliseconds, for example {@code 1h30m}; what is finer is cut off. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        millis = append(text, millis, 3_600_000, "h");
        millis = append(text, millis, 60_000, "m");
        millis = append(text, millis, 1_000, "s");
        append(text, millis, 1, "ms");
        return text.toString();
    }

    /** The same with whole days in front, for example {@code 14d} or {@code 1d12h}. */
    public static String formatWithDays(Duration duration) {
        long days = duration.toDays();
        Duration rest = duration.minusDays(days);
        if (days == 0) {
            return format(rest);
        }
        return rest.toMillis() == 0 ? days + "d" : days + "d" + format(rest);
    }

    private static long append(StringBuilder text, long millis, long unitMillis, String unit) {
        long count = millis / unitMillis;
        if (count > 0) {
            text.append(count).append(unit);
        }
        return millis % unitMillis;
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> throw new IllegalStateException("the pattern admits no unit " + unit);
        };
    }
}
