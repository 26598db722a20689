package dev.kanmon.engine.prismaschema.describe;

/** A word of an expression, as PostgreSQL prints expressions. */
record DefaultToken(Kind kind, String text) {

    /** What it is. */
    enum Kind {
        /** {@code 'it''s'}. */
        STRING,
        /** {@code E'a\nb'}. */
        ESCAPED_STRING,
        /** {@code "Color"}. */
        QUOTED_IDENTIFIER,
        IDENTIFIER,
        DIGITS,
        CAST,
        /** One of {@code , ( ) [ ] { } - .}, by itself. */
        SIGN,
        /** What no value holds. */
        OTHER
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
    }
}
