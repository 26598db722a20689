package dev.kanmon.engine.parse;

/**
 * One statement of a parsed text.
 *
 * @param node such as a {@code CreateStmt}; its locations count from the beginning of the whole text
 * @param offset index of its first character, in UTF-16 units
 * @param end index behind its last character, in UTF-16 units, without its semicolon
 */
public record ParsedStatement(Node node, int offset, int end) {}
