package dev.kanmon.engine.schema.shadow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment on a database that proves that Kanmon made it, and says what it is for.
 *
 * @param targetDigest of the target that it was made for
 * @param made when, to the second
 * @param notes what the maker of a baseline wants to read again, one line each
 */
record Marker(Purpose purpose, String targetDigest, Instant made, List<String> notes) {

    /** What a database is for. */
    enum Purpose {
        /** A baseline on which the history is being replayed, or was, until the replay broke off. */
        BUILDING,
        /** A whole baseline. */
        BASELINE,
        /** A copy of a baseline, for one rehearsal. */
        REHEARSAL
    }

    private static final Pattern FIRST_LINE =
            Pattern.compile("kanmon shadow (building|baseline|rehearsal) ([0-9a-f]{16}) (\\d{1,12})");

    Marker {
        notes = List.copyOf(notes);
    }

    static Marker of(Purpose purpose, String targetDigest) {
        return new Marker(purpose, targetDigest, Instant.now(), List.of());
    }

    /** @return empty for a comment that is not ours; null is no comment */
    static Optional<Marker> parse(String comment) {
        List<String> lines = comment == null ? List.of("") : List.of(comment.split("\n"));
        Matcher first = FIRST_LINE.matcher(lines.get(0));
        if (!first.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Marker(
                Purpose.valueOf(first.group(1).toUpperCase(Locale.ROOT)),
                first.group(2),
                Instant.ofEpochSecond(Long.parseLong(first.group(3))),
                lines.subList(1, lines.size())));
    }

    /** The comment. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("kanmon shadow " + purpose.name().toLowerCase(Locale.ROOT) + " " + targetDigest + " "
                + made.getEpochSecond());
        notes.forEach(note -> lines.add(note.replace('\n', ' ')));
        return String.join("\n", lines);
    }
}
