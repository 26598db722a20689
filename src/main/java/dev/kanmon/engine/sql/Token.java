package dev.kanmon.engine.sql;

/** The kinds of token that matter for finding statements; everything else in PostgreSQL's grammar is {@link #OTHER}. */
enum Token {
    /** An unquoted identifier or keyword. */
    WORD,
    QUOTED_IDENTIFIER,
    /** Any string literal, dollar-quoted ones included. */
    STRING,
    SEMICOLON,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    /** Outside of quotes a backslash begins a command of psql; the server knows no such token. */
    BACKSLASH,
    OTHER,
    END,

    UNTERMINATED_STRING,
    UNTERMINATED_IDENTIFIER,
    UNTERMINATED_DOLLAR_QUOTE,
    UNTERMINATED_COMMENT
}
