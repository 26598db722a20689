package dev.kanmon.engine.prismaschema.derive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time, as Prisma writes it into a script: {@code 2021-06-15 12:34:56.789 +02:00}. Only its words are changed, so
 * that even a leap second stays what it was.
 */
final class DateTimeText {

    private static final Pattern RFC_3339 = Pattern.compile(
            "(?i)(?<date>\\d{4}-\\d\\d-\\d\\d)[t ](?<time>\\d\\d:\\d\\d:\\d\\d)(\\.(?<fraction>\\d+))?(?<offset>z|[+-]\\d\\d:\\d\\d)");

    private static final String UTC = "+00:00";

    private DateTimeText() {}

    /** @param rfc3339 as the schema has it, checked */
    static String of(String rfc3339) {
        Matcher matcher = RFC_3339.matcher(rfc3339);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a point in time: " + rfc3339);
        }
        return matcher.group("date") + " " + matcher.group("time") + fraction(matcher.group("fraction")) + " "
                + offset(matcher.group("offset"));
    }

    private static String offset(String written) {
        return written.equalsIgnoreCase("z") || written.equals("-00:00") ? UTC : written;
    }

    /** None, or three, six or nine digits: as few as hold the value. */
    private static String fraction(String written) {
        String digits =
                Optional.ofNullable(written).orElse("").concat("000000000").substring(0, 9);
        if (digits.equals("000000000")) {
            return "";
        }
        if (digits.endsWith("000000")) {
            return "." + digits.substring(0, 3);
        }
        return "." + (digits.endsWith("000") ? digits.substring(0, 6) : digits);
    }
}
