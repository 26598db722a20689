package dev.kanmon.engine.parse;

/**
 * A piece of SQL inside a PL/pgSQL body.
 *
 * @param text what to parse; for {@link Kind#UNKNOWN} the expression that makes the statement at run time
 * @param line where it stands, from 1, counted in the text that was given; the line of the PL/pgSQL statement it is in
 */
public record EmbeddedSql(Kind kind, String text, int line) {

    /** What it takes to read it. */
    public enum Kind {
        /** A statement as it stands in the body, variables of the body among its columns. */
        STATEMENT,
        /** An expression, made a statement by a {@code SELECT} in front of it, as PL/pgSQL itself does. */
        EXPRESSION,
        /** The statements of an {@code EXECUTE} of a text that is the same each time. */
        CONSTANT_EXECUTE,
        /** An {@code EXECUTE} of a text that only comes to be at run time: it could be anything. */
        UNKNOWN
    }
}
