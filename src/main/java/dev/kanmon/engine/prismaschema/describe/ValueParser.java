package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.describe.DefaultToken.Kind;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one value off the words of an expression, with the cast that may stand behind it. */
final class ValueParser {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern BYTES = Pattern.compile("\\\\x(?:[0-9a-fA-F]{2})*");

    private ValueParser() {}

    /** Empty where the next words are no value of that type; some of them may be taken all the same. */
    static Optional<? extends Value> parse(DefaultTokens tokens, ColumnType type) {
        return switch (DefaultKind.of(type)) {
            case TEXT -> text(tokens);
            case INTEGER -> integer(tokens);
            case DECIMAL -> decimal(tokens);
            case BOOLEAN -> bool(tokens);
            case BYTES -> text(tokens).flatMap(ValueParser::bytes);
            case ENUM -> enumValue(tokens);
            case TIME, OPAQUE -> Optional.empty();
        };
    }

    /** What stands between quotes in an array's literal, or by itself: {@code {red,"dark blue"}}. */
    static Optional<? extends Value> ofElement(String element, ColumnType type) {
        return switch (DefaultKind.of(type)) {
            case TEXT -> Optional.of(new Value.Text(element));
            case INTEGER -> Optional.of(element).filter(ValueParser::isLong).map(Value.Numeric::new);
            case DECIMAL ->
                Optional.of(element).filter(NUMBER.asMatchPredicate()).map(Value.Numeric::new);
            case BOOLEAN -> bool(DefaultTokens.of(element));
            case ENUM -> Optional.of(new Value.EnumValue(element));
            case BYTES, TIME, OPAQUE -> Optional.empty();
        };
    }

    static Optional<Value.Text> text(DefaultTokens tokens) {
        Optional<String> text = tokens.take(Kind.STRING)
                .map(QuotedText::ofString)
                .or(() -> tokens.take(Kind.ESCAPED_STRING).map(QuotedText::ofEscapedString));
        text.ifPresent(taken -> tokens.takeCast());
        return text.map(Value.Text::new);
    }

    private static Optional<Value.Numeric> integer(DefaultTokens tokens) {
        return text(tokens)
                .map(Value.Text::value)
                .or(() -> number(tokens))
                .filter(ValueParser::isLong)
                .map(Value.Numeric::new);
    }

    /** Negative ones stand in parentheses, or in quotes. */
    private static Optional<Value.Numeric> decimal(DefaultTokens tokens) {
        Optional<String> quoted = text(tokens).map(Value.Text::value);
        if (quoted.isPresent()) {
            tokens.takeCast();
            return quoted.filter(NUMBER.asMatchPredicate()).map(Value.Numeric::new);
        }
        boolean nested = tokens.take("(");
        Optional<String> number = number(tokens);
        boolean closed = !nested || tokens.take(")");
        tokens.takeCast();
        return number.filter(found -> closed).map(Value.Numeric::new);
    }

    private static Optional<String> number(DefaultTokens tokens) {
        String sign = tokens.take("-") ? "-" : "";
        Optional<String> whole = tokens.take(Kind.DIGITS);
        if (whole.isEmpty() || !tokens.take(".")) {
            return whole.map(digits -> sign + digits);
        }
        return tokens.take(Kind.DIGITS).map(fraction -> sign + whole.get() + "." + fraction);
    }

    private static Optional<Value.Bool> bool(DefaultTokens tokens) {
        if (tokens.takeWord("true") || tokens.takeWord("t")) {
            return Optional.of(new Value.Bool(true));
        }
        return tokens.takeWord("false") || tokens.takeWord("f") ? Optional.of(new Value.Bool(false)) : Optional.empty();
    }

    private static Optional<Value.EnumValue> enumValue(DefaultTokens tokens) {
        Optional<String> value = text(tokens).map(Value.Text::value).or(() -> tokens.take(Kind.IDENTIFIER));
        tokens.takeCast();
        return value.map(Value.EnumValue::new);
    }

    private static Optional<Value.Bytes> bytes(Value.Text text) {
        return Optional.of(text.value())
                .filter(BYTES.asMatchPredicate())
                .map(bytes -> new Value.Bytes(bytes.substring(2).toLowerCase(Locale.ROOT)));
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
