package dev.kanmon.engine.prismaschema.syntax.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** The two questions of the grammar that its rules cannot ask: whether a block ended early, and how deep brackets are. */
public abstract class BlockLimits extends Parser {

    /** How deep brackets may be nested: far from what a schema needs, and from the end of a thread's stack. */
    public static final int DEEPEST_NESTING = 100;

    protected BlockLimits(TokenStream input) {
        super(input);
    }

    /** Whether the block goes on: neither its brace nor the file's end comes, nor the next declaration. */
    protected final boolean blockContinues() {
        int next = _input.LA(1);
        return next != PrismaSchemaParser.CLOSE_BRACE && next != Token.EOF && !declarationFollows();
    }

    /** Whether the next three tokens open a block. */
    public final boolean declarationFollows() {
        return isKeyword(_input.LA(1)) && isWord(_input.LA(2)) && _input.LA(3) == PrismaSchemaParser.BLOCK_OPEN;
    }

    private static boolean isWord(int token) {
        return token == PrismaSchemaParser.WORD || isKeyword(token);
    }

    private static boolean isKeyword(int token) {
        return switch (token) {
            case PrismaSchemaParser.MODEL,
                    PrismaSchemaParser.VIEW,
                    PrismaSchemaParser.TYPE,
                    PrismaSchemaParser.ENUM,
                    PrismaSchemaParser.DATASOURCE,
                    PrismaSchemaParser.GENERATOR -> true;
            default -> false;
        };
    }

    /** Ends the line before the parser's recursion ends the thread. */
    protected final void requireShallow() {
        int depth = 0;
        for (RuleContext rule = getContext(); rule != null; rule = rule.parent) {
            depth += isBracket(rule) ? 1 : 0;
        }
        if (depth > DEEPEST_NESTING) {
            throw new TooDeep(this);
        }
    }

    private static boolean isBracket(RuleContext rule) {
        return switch (rule.getRuleIndex()) {
            case PrismaSchemaParser.RULE_arguments, PrismaSchemaParser.RULE_array, PrismaSchemaParser.RULE_object ->
                true;
            default -> false;
        };
    }

    /** Brackets are nested more deeply than {@link #DEEPEST_NESTING}. */
    public static final class TooDeep extends RecognitionException {

        private TooDeep(Parser parser) {
            super(parser, parser.getInputStream(), parser.getContext());
            setOffendingToken(parser.getCurrentToken());
        }
    }
}
