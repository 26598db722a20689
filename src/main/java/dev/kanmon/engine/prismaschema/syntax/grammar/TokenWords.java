package dev.kanmon.engine.prismaschema.syntax.grammar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Tokens as messages call them. */
public final class TokenWords {

    /** Longer texts are cut: a message is a sentence. */
    private static final int LONGEST_QUOTE = 40;

    private TokenWords() {}

    /** What stands there. */
    public static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case PrismaSchemaParser.NEWLINE -> "the end of the line";
            case PrismaSchemaParser.BLOCK_OPEN, PrismaSchemaParser.OPEN_BRACE -> "`{`";
            case PrismaSchemaParser.DOCUMENTATION, PrismaSchemaParser.LINE_COMMENT, PrismaSchemaParser.BLOCK_COMMENT ->
                "a comment";
            case PrismaSchemaParser.BYTE_ORDER_MARK -> "a byte order mark";
            case PrismaSchemaParser.UNKNOWN -> unknown(token.getText());
            default -> "`" + cut(token.getText()) + "`";
        };
    }

    /** Characters that a terminal does not show are named by their code point. */
    private static String unknown(String text) {
        int codePoint = text.codePointAt(0);
        boolean visible = codePoint > ' ' && codePoint < 0x7F;
        return visible ? "`" + text + "`" : "the character U+%04X".formatted(codePoint);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    /** What could stand there; empty where the grammar has no answer. */
    static Optional<String> expected(IntervalSet types) {
        Set<String> words = new LinkedHashSet<>();
        for (int type : types.toList()) {
            expected(type).ifPresent(words::add);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(enumerated(List.copyOf(words)));
    }

    private static Optional<String> expected(int type) {
        return switch (type) {
            case PrismaSchemaParser.WORD,
                    PrismaSchemaParser.DOTTED,
                    PrismaSchemaParser.MODEL,
                    PrismaSchemaParser.VIEW,
                    PrismaSchemaParser.TYPE,
                    PrismaSchemaParser.ENUM,
                    PrismaSchemaParser.DATASOURCE,
                    PrismaSchemaParser.GENERATOR -> Optional.of("a name");
            case PrismaSchemaParser.NUMBER -> Optional.of("a number");
            case PrismaSchemaParser.TEXT -> Optional.of("a text in quotes");
            case PrismaSchemaParser.NEWLINE -> Optional.of("the end of the line");
            case PrismaSchemaParser.AT -> Optional.of("an attribute (`@…`)");
            case PrismaSchemaParser.OPEN_PARENTHESIS -> Optional.of("`(`");
            case PrismaSchemaParser.CLOSE_PARENTHESIS -> Optional.of("`)`");
            case PrismaSchemaParser.OPEN_BRACKET -> Optional.of("`[`");
            case PrismaSchemaParser.CLOSE_BRACKET -> Optional.of("`]`");
            case PrismaSchemaParser.BLOCK_OPEN, PrismaSchemaParser.OPEN_BRACE -> Optional.of("`{`");
            case PrismaSchemaParser.COLON -> Optional.of("`:`");
            case PrismaSchemaParser.CLOSE_BRACE -> Optional.of("`}`");
            case PrismaSchemaParser.COMMA -> Optional.of("`,`");
            case PrismaSchemaParser.EQUALS -> Optional.of("`=`");
            case PrismaSchemaParser.QUESTION -> Optional.of("`?`");
            case PrismaSchemaParser.LIST -> Optional.of("`[]`");
            default -> Optional.empty();
        };
    }

    private static String enumerated(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
