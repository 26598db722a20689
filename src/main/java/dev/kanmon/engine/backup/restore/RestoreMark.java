package dev.kanmon.engine.backup.restore;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment on a database that proves that a restore made it, and says how far that is. Without it a database is
 * somebody else's, whatever its name.
 *
 * @param phase how far it is
 * @param digits of the {@link RestoreKey}
 * @param database that it is to take the place of
 * @param identifier of the backup
 * @param decision to restore it
 */
record RestoreMark(Phase phase, String digits, String database, String identifier, String decision) {

    /** How far a restore is. */
    enum Phase {
        /** Something of the backup is in it; made anew where it was cut off. */
        RESTORING("restoring"),
        /** All of it is in it, compared with what the backup says of itself. */
        RESTORED("restored");

        private final String word;

        Phase(String word) {
            this.word = word;
        }
    }

    private static final Pattern FIRST_LINE = Pattern.compile("kanmon restore (restoring|restored) ([0-9a-f]{12})");
    private static final int LINES = 4;

    static RestoreMark of(Phase phase, RestoreKey key, String identifier, String decision) {
        return new RestoreMark(phase, key.digits(), key.database(), identifier, decision);
    }

    /** @return empty for a comment that is not ours; null is no comment */
    static Optional<RestoreMark> parse(String comment) {
        List<String> lines = comment == null ? List.of("") : List.of(comment.split("\n", -1));
        Matcher first = FIRST_LINE.matcher(lines.get(0));
        if (lines.size() != LINES || !first.matches()) {
            return Optional.empty();
        }
        Phase phase = first.group(1).equals(Phase.RESTORED.word) ? Phase.RESTORED : Phase.RESTORING;
        return Optional.of(new RestoreMark(phase, first.group(2), lines.get(1), lines.get(2), lines.get(3)));
    }

    /** The comment. */
    String text() {
        return String.join(
                "\n", "kanmon restore " + phase.word + " " + digits, line(database), line(identifier), line(decision));
    }

    /** Whether it is for the same backup, in the place of the same database. */
    boolean isOf(String otherDatabase, String otherIdentifier) {
        return database.equals(line(otherDatabase)) && identifier.equals(line(otherIdentifier));
    }

    private static String line(String text) {
        return text.replace('\n', ' ');
    }
}
