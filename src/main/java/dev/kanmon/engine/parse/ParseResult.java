package dev.kanmon.engine.parse;

import java.util.List;

/** What came of parsing a text. */
public sealed interface ParseResult {

    /** @param statements in the text's order; empty ones are left out */
    record Parsed(List<ParsedStatement> statements) implements ParseResult {}

    /**
     * The text is not what PostgreSQL accepts.
     *
     * @param message PostgreSQL's own, such as {@code syntax error at or near "tabel"}
     * @param offset where, index in the text in UTF-16 units
     */
    record Invalid(String message, int offset) implements ParseResult {}

    /**
     * The parser could not get through it, whether valid or not.
     *
     * @param reason for a person
     */
    record Unparsed(String reason) implements ParseResult {}
}
