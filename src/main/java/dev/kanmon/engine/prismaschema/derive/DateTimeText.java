package dev.kanmon.engine.prismaschema.derive;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A point in time, as Prisma writes it into a script: {@code 2021-06-15 12:34:56.789 +02:00}. */
final class DateTimeText {

    private static final int DATE_LENGTH = "2021-06-15".length();

    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private DateTimeText() {}

    /**
     * @param rfc3339 as the schema has it; a space may stand between date and time
     * @return in Prisma's words; a leap second, which Java does not know, stays as it was written
     */
    static String of(String rfc3339) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(separated(rfc3339), RFC_3339);
            return TO_THE_SECOND.format(time) + fraction(time.getNano()) + " " + OFFSET.format(time);
        } catch (DateTimeParseException leapSecond) {
            return rfc3339;
        }
    }

    private static String separated(String rfc3339) {
        return rfc3339.length() > DATE_LENGTH && rfc3339.charAt(DATE_LENGTH) == ' '
                ? rfc3339.substring(0, DATE_LENGTH) + "T" + rfc3339.substring(DATE_LENGTH + 1)
                : rfc3339;
    }

    /** None, or three, six or nine digits. */
    private static String fraction(int nanoseconds) {
        if (nanoseconds == 0) {
            return "";
        }
        if (nanoseconds % 1_000_000 == 0) {
            return String.format(Locale.ROOT, ".%03d", nanoseconds / 1_000_000);
        }
        if (nanoseconds % 1_000 == 0) {
            return String.format(Locale.ROOT, ".%06d", nanoseconds / 1_000);
        }
        return String.format(Locale.ROOT, ".%09d", nanoseconds);
    }
}
