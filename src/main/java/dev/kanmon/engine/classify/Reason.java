package dev.kanmon.engine.classify;

/**
 * One statement's part in a verdict.
 *
 * @param line of the script, from 1
 * @param statement its beginning, in one line
 * @param kind what it means for an older version of the application
 * @param sentence why, for a person
 */
public record Reason(int line, String statement, Kind kind, String sentence) {

    private static final int LENGTH = 100;

    /** What a statement means for an older version of the application. */
    public enum Kind {
        /** There is something that it does not know. */
        ADDS,
        /** Something is gone, or refuses what it took. */
        REMOVES,
        /** Something else is in its place. */
        REPLACES,
        /** It cannot be told. */
        UNKNOWN
    }

    static Reason of(int line, String statement, Change change) {
        String text = statement.strip().replaceAll("\\s+", " ");
        return new Reason(
                line,
                text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…",
                change.kind(),
                change.sentence());
    }
}
