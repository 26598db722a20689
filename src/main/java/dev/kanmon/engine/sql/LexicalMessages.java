package dev.kanmon.engine.sql;

/** What is said about scripts that cannot be cut into statements: what is wrong, and what to do. */
final class LexicalMessages {

    static final String BYTE_ORDER_MARK =
            "The file begins with a byte order mark, which PostgreSQL takes for a letter. Save it as UTF-8 without BOM.";

    static final String NUL_CHARACTER =
            "The file holds a NUL character, which PostgreSQL cannot read. Save it as UTF-8 (it may be UTF-16), or remove"
                    + " the character.";

    static final String COPY_FROM_STDIN =
            "COPY … FROM STDIN reads its data from psql, which is not there. Write the rows as INSERT statements"
                    + " (pg_dump --inserts).";

    static final String UNTERMINATED_BODY =
            "The body that starts here with BEGIN ATOMIC never ends. Close it with END;";

    private LexicalMessages() {}

    static String unterminated(Token token) {
        return switch (token) {
            case UNTERMINATED_STRING ->
                "The string that starts here never ends. Close it with ' (a quote inside of it is written '').";
            case UNTERMINATED_IDENTIFIER ->
                "The quoted identifier that starts here never ends. Close it with \" (a quote inside of it is written"
                        + " \"\").";
            case UNTERMINATED_DOLLAR_QUOTE ->
                "The dollar-quoted string that starts here never ends. Close it with the same $tag$.";
            case UNTERMINATED_COMMENT ->
                "The comment that starts here never ends. Close it with */ (comments nest: each /* needs its own).";
            default -> throw new IllegalArgumentException(token + " is complete");
        };
    }

    /** @param line from the backslash to the end of its line */
    static String psqlCommand(String line) {
        int end = 1;
        while (end < line.length() && Ascii.continuesTag(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end)
                + " is a command of psql, which the server does not know. Remove it"
                + (line.startsWith("\\restrict") || line.startsWith("\\unrestrict")
                        ? "; pg_dump writes it, and a migration does not need it."
                        : ", or write it in SQL.");
    }
}
