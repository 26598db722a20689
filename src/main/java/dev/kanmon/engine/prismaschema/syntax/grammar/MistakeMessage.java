package dev.kanmon.engine.prismaschema.syntax.grammar;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** What a person reads where the grammar found something else than it expected. */
public final class MistakeMessage {

    private static final String TYPE_EXPECTED = "a type after the field's name";

    private MistakeMessage() {}

    /** @param rule in which it was found */
    static String of(RecognitionException mistake, ParserRuleContext rule) {
        Token found = mistake.getOffendingToken();
        if (mistake instanceof BlockLimits.TooDeep) {
            return "Brackets are nested here more than %d deep.".formatted(BlockLimits.DEEPEST_NESTING);
        }
        ParserRuleContext spoilt = LineRecovery.lineOrBlockOf(rule);
        return unfinished(found)
                .orElseGet(() -> LineRecovery.isBlock(spoilt)
                        ? ofBlock(found, spoilt)
                        : "Found %s; expected %s.".formatted(TokenWords.found(found), expected(mistake, rule)));
    }

    /** About what begins and does not end, wherever it stands; empty for any other token. */
    public static Optional<String> unfinished(Token token) {
        return switch (token.getType()) {
            case PrismaSchemaParser.UNCLOSED_TEXT -> Optional.of(unclosedText(token));
            case PrismaSchemaParser.UNCLOSED_COMMENT -> Optional.of("This comment is not closed: expected `*/`.");
            default -> Optional.empty();
        };
    }

    private static String unclosedText(Token text) {
        int end = text.getStopIndex() + 1;
        boolean lineEnds = end >= text.getInputStream().size() || isLineEnd(text, end);
        return lineEnds
                ? "This text is not closed: expected `\"` before the end of the line."
                : "This text holds a control character or ends in a backslash; write it as an escape, such as `\\t`.";
    }

    private static boolean isLineEnd(Token text, int index) {
        String next = text.getInputStream().getText(Interval.of(index, index));
        return next.equals("\n") || next.equals("\r");
    }

    private static String ofBlock(Token found, ParserRuleContext block) {
        String keyword = block.getStart().getText();
        if (LineRecovery.isOpen(block)) {
            return "The block of %s is not closed: expected `}` on a line of its own before %s."
                    .formatted(title(block), TokenWords.found(found));
        }
        if (found.getType() == PrismaSchemaParser.EQUALS && block.getStart().getType() == PrismaSchemaParser.TYPE) {
            return "A type has fields in braces; there are no other names for types.";
        }
        return LineRecovery.isNamed(block)
                ? "Found %s; expected `{` at the end of the line that begins with `%s`."
                        .formatted(TokenWords.found(found), keyword)
                : "Found %s; expected a name after `%s`.".formatted(TokenWords.found(found), keyword);
    }

    private static String title(ParserRuleContext block) {
        return "%s `%s`"
                .formatted(
                        block.getStart().getText(),
                        block.getRuleContext(PrismaSchemaParser.NameContext.class, 0)
                                .getText());
    }

    private static String expected(RecognitionException mistake, ParserRuleContext rule) {
        if (rule instanceof PrismaSchemaParser.FieldContext field && field.type() == null) {
            return TYPE_EXPECTED;
        }
        return switch (rule.getRuleIndex()) {
            case PrismaSchemaParser.RULE_type, PrismaSchemaParser.RULE_baseType -> TYPE_EXPECTED;
            case PrismaSchemaParser.RULE_argument, PrismaSchemaParser.RULE_expression ->
                "a value: a name, a number, a text in quotes, a function or a list";
            case PrismaSchemaParser.RULE_path, PrismaSchemaParser.RULE_word -> "a name";
            default -> TokenWords.expected(mistake.getExpectedTokens()).orElse("something else") + hint(mistake, rule);
        };
    }

    private static String hint(RecognitionException mistake, ParserRuleContext rule) {
        boolean lineEnded = mistake.getOffendingToken().getType() == PrismaSchemaParser.NEWLINE;
        boolean inBrackets = rule.getRuleIndex() == PrismaSchemaParser.RULE_arguments
                || rule.getRuleIndex() == PrismaSchemaParser.RULE_array
                || rule.getRuleIndex() == PrismaSchemaParser.RULE_object;
        return lineEnded && inBrackets ? ": what is in brackets stands on one line" : "";
    }
}
