package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.syntax.grammar.MistakeMessage;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.TokenWords;
import org.antlr.v4.runtime.Token;

/** What a person reads about a line between the blocks that begins none. */
final class StrayText {

    private static final String KEYWORDS = "`model`, `enum`, `view`, `type`, `datasource` or `generator`";

    private StrayText() {}

    /** @param isBlock whether it goes on as a block does */
    static String message(Token first, boolean isBlock) {
        if (first.getType() == PrismaSchemaParser.CLOSE_BRACE) {
            return "This `}` closes no block; expected %s.".formatted(KEYWORDS);
        }
        String found = isBlock ? "%s begins no block; expected %s." : "Found %s outside of any block; expected %s.";
        return MistakeMessage.unfinished(first).orElseGet(() -> found.formatted(TokenWords.found(first), KEYWORDS));
    }
}
