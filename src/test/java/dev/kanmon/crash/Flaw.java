package dev.kanmon.crash;

import java.util.List;
import java.util.Locale;

/**
 * Something that must never be.
 *
 * @param kind what it means
 * @param text what was seen
 */
record Flaw(Kind kind, String text) {

    enum Kind {
        APPLIED_TWICE,
        /** The history says that it was applied, and it is not there. */
        LOST,
        /** The history does not tell what is there. */
        HISTORY_FALSE,
        /** A deploy without any disturbance did not get to the end. */
        STUCK
    }

    /** How many there are of each kind, then each of them; one a line. */
    static String counts(List<Flaw> flaws) {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            long count = flaws.stream().filter(flaw -> flaw.kind() == kind).count();
            text.append(String.format(
                    "  %-45s %5d%n", kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
        }
        flaws.forEach(flaw -> text.append("  ").append(flaw).append(System.lineSeparator()));
        return text.toString();
    }
}
