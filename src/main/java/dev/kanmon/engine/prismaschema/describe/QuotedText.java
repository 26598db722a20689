package dev.kanmon.engine.prismaschema.describe;

/** Takes the quotes and escapes off texts as PostgreSQL prints them. */
final class QuotedText {

    private QuotedText() {}

    /** @param literal {@code 'it''s'} */
    static String ofString(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    /** @param literal {@code E'a\\b'}: PostgreSQL prints a backslash twice, and escapes nothing else this way */
    static String ofEscapedString(String literal) {
        return literal.substring(2, literal.length() - 1).replace("''", "'").replace("\\\\", "\\");
    }

    /** @param identifier {@code "Color"} */
    static String ofIdentifier(String identifier) {
        return identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
    }
}
