package dev.kanmon.engine.prismaschema.syntax.grammar;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * One mistake spoils one line, or the block whose opening line it is in, and gives one message. Within a line no token is
 * guessed or passed over: a rule that fails leaves the rest to the line, which ends where the line ends.
 */
public final class LineRecovery extends DefaultErrorStrategy {

    private final Set<ParserRuleContext> spoilt = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether a mistake was found in this line or block, its own lines apart. */
    public boolean isSpoilt(ParserRuleContext lineOrBlock) {
        return spoilt.contains(lineOrBlock);
    }

    @Override
    public void reportError(Parser parser, RecognitionException mistake) {
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        beginErrorCondition(parser);
        ParserRuleContext spoiling = lineOrBlockOf(parser.getContext());
        boolean tells = isLine(spoiling) || isBlock(spoiling) && !isInComment(parser.getInputStream());
        if (spoilt.add(spoiling) && tells) {
            parser.notifyErrorListeners(
                    placeOf(mistake, spoiling), MistakeMessage.of(mistake, parser.getContext()), mistake);
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException mistake) {
        ParserRuleContext rule = parser.getContext();
        if (isBlock(rule) && !isOpen(rule)) {
            skipBlock((BlockLimits) parser);
        } else if (isLine(lineOrBlockOf(rule))) {
            skipToLineEnd(parser.getInputStream());
        }
        if (isLine(rule)) {
            skipNewline(parser.getInputStream());
        }
        if (lineOrBlockOf(rule) == rule) {
            endErrorCondition(parser);
        }
    }

    /** A comment without an end has a message of its own; what it swallowed is not missing. */
    private static boolean isInComment(TokenStream tokens) {
        return tokens.LA(1) == Token.EOF && tokens.LA(-1) == PrismaSchemaParser.UNCLOSED_COMMENT;
    }

    /** Where the file ends is no place to look at; where the block begins that has no end, is. */
    private static Token placeOf(RecognitionException mistake, ParserRuleContext spoiling) {
        boolean unclosed = isBlock(spoiling) && mistake.getOffendingToken().getType() == Token.EOF;
        return unclosed ? spoiling.getStart() : mistake.getOffendingToken();
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    /** As the default, but without passing over a token: what does not fit here is the rule's mistake. */
    @Override
    public void sync(Parser parser) {
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
        IntervalSet expected = parser.getATN().nextTokens(state);
        if (!expected.contains(parser.getInputStream().LA(1)) && !expected.contains(Token.EPSILON)) {
            throw new InputMismatchException(parser);
        }
    }

    static boolean isLine(ParserRuleContext rule) {
        return switch (rule.getRuleIndex()) {
            case PrismaSchemaParser.RULE_field,
                    PrismaSchemaParser.RULE_value,
                    PrismaSchemaParser.RULE_setting,
                    PrismaSchemaParser.RULE_blockAttribute,
                    PrismaSchemaParser.RULE_unreadable -> true;
            default -> false;
        };
    }

    static boolean isBlock(ParserRuleContext rule) {
        return switch (rule.getRuleIndex()) {
            case PrismaSchemaParser.RULE_model,
                    PrismaSchemaParser.RULE_enumeration,
                    PrismaSchemaParser.RULE_configuration -> true;
            default -> false;
        };
    }

    /** Whether a block's opening line was read. */
    static boolean isOpen(ParserRuleContext block) {
        return block.getToken(PrismaSchemaParser.BLOCK_OPEN, 0) != null;
    }

    /** Whether a block has a name, and was begun. */
    public static boolean isReadable(ParserRuleContext block) {
        return isOpen(block) && isNamed(block);
    }

    static boolean isNamed(ParserRuleContext block) {
        ParserRuleContext name = block.getRuleContext(PrismaSchemaParser.NameContext.class, 0);
        return name != null && name.exception == null && name.getStop() != null;
    }

    /** The rule that a mistake within this one spoils. */
    static ParserRuleContext lineOrBlockOf(ParserRuleContext rule) {
        ParserRuleContext spoiling = rule;
        while (!isLine(spoiling) && !isBlock(spoiling) && spoiling.getParent() != null) {
            spoiling = spoiling.getParent();
        }
        return spoiling;
    }

    /** To the line's end, or to a brace at that end: it was meant to close the block. */
    private static void skipToLineEnd(TokenStream tokens) {
        while (tokens.LA(1) != Token.EOF
                && tokens.LA(1) != PrismaSchemaParser.NEWLINE
                && !closesBlockAtLineEnd(tokens)) {
            tokens.consume();
        }
    }

    private static void skipNewline(TokenStream tokens) {
        if (tokens.LA(1) == PrismaSchemaParser.NEWLINE) {
            tokens.consume();
        }
    }

    private static boolean closesBlockAtLineEnd(TokenStream tokens) {
        boolean lineEnds = tokens.LA(2) == PrismaSchemaParser.NEWLINE || tokens.LA(2) == Token.EOF;
        return tokens.LA(1) == PrismaSchemaParser.CLOSE_BRACE && lineEnds && !closesObject(tokens);
    }

    /** Whether a brace was opened on the line before this one, and not closed. */
    private static boolean closesObject(TokenStream tokens) {
        int open = 0;
        int back = 1;
        for (Token token = tokens.LT(-back); isWithinLine(token); token = tokens.LT(-back)) {
            open += token.getType() == PrismaSchemaParser.OPEN_BRACE ? 1 : 0;
            open -= token.getType() == PrismaSchemaParser.CLOSE_BRACE ? 1 : 0;
            back++;
        }
        return open > 0;
    }

    private static boolean isWithinLine(Token token) {
        return token != null && token.getType() != PrismaSchemaParser.NEWLINE;
    }

    /** Past the closing brace that was meant for the opening line, or to the next declaration. */
    private static void skipBlock(BlockLimits parser) {
        TokenStream tokens = parser.getInputStream();
        do {
            skipToLineEnd(tokens);
            skipNewline(tokens);
        } while (tokens.LA(1) != Token.EOF
                && tokens.LA(1) != PrismaSchemaParser.CLOSE_BRACE
                && !parser.declarationFollows());
        if (tokens.LA(1) == PrismaSchemaParser.CLOSE_BRACE) {
            tokens.consume();
        }
    }
}
