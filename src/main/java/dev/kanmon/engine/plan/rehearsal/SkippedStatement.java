package dev.kanmon.engine.plan.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of the history that the shadow could not run.
 *
 * @param line of the migration's script, from 1
 * @param reason for a person
 */
public record SkippedStatement(String migration, int line, String reason) {

    /** A migration's name may hold anything, so it comes last. */
    private static final Pattern NOTE = Pattern.compile("(\\d+)\t([^\t]*)\t(.*)");

    /** One line, to be kept with a baseline. */
    String note() {
        return line + "\t" + reason.replaceAll("\\s+", " ") + "\t" + migration;
    }

    /** @param notes that {@link ReplayedHistory} leaves */
    public static List<SkippedStatement> ofNotes(List<String> notes) {
        return notes.stream()
                .map(SkippedStatement::ofNote)
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<SkippedStatement> ofNote(String note) {
        Matcher matcher = NOTE.matcher(note);
        return matcher.matches()
                ? Optional.of(
                        new SkippedStatement(matcher.group(3), Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
