package dev.kanmon.engine.prismaschema;

/**
 * What is wrong, or remarkable, at one place of a schema.
 *
 * @param severity whether the schema can be used all the same
 * @param message a sentence or two: what was found, and what was expected
 */
public record SchemaProblem(Severity severity, String message, Place place) {

    /** How much it matters. */
    public enum Severity {
        /** The schema means no tables. */
        ERROR,
        /** The schema is used; something in it is left out or will mean something else elsewhere. */
        WARNING
    }

    public static SchemaProblem error(String message, Place place) {
        return new SchemaProblem(Severity.ERROR, message, place);
    }

    public static SchemaProblem warning(String message, Place place) {
        return new SchemaProblem(Severity.WARNING, message, place);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
