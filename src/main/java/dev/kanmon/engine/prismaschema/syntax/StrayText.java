package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.TokenWords;
import org.antlr.v4.runtime.Token;

/** What a person reads about a line between the blocks that begins none. */
final class StrayText {

    private static final String KEYWORDS = "`model`, `enum`, `view`, `type`, `datasource` or `generator`";

    private StrayText() {}

    /** @param isBlock whether it goes on as a block does */
    static String message(Token first, boolean isBlock) {
        return switch (first.getType()) {
            case PrismaSchemaParser.BLOCK_CLOSE -> "This `}` closes no block; expected %s.".formatted(KEYWORDS);
            case PrismaSchemaParser.UNCLOSED_COMMENT -> "This comment is not closed: expected `*/`.";
            default ->
                isBlock
                        ? "%s begins no block; expected %s.".formatted(TokenWords.found(first), KEYWORDS)
                        : "Found %s outside of any block; expected %s.".formatted(TokenWords.found(first), KEYWORDS);
        };
    }
}
