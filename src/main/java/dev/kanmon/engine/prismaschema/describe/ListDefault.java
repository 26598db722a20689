package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.describe.DefaultToken.Kind;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the default of an array: {@code '{a,b}'::text[]} or {@code ARRAY['a'::text, 'b'::text]}. */
final class ListDefault {

    private final ColumnType type;

    private ListDefault(ColumnType type) {
        this.type = type;
    }

    /** Empty where it is no list of values. */
    static Optional<ColumnDefault> parse(String expression, ColumnType type) {
        ListDefault parser = new ListDefault(type);
        DefaultTokens tokens = DefaultTokens.of(expression);
        Optional<String> literal = ValueParser.text(tokens).map(Value.Text::value);
        Optional<List<Value>> values =
                literal.isPresent() ? parser.literal(DefaultTokens.of(literal.get())) : parser.constructor(tokens);
        return values.filter(found -> tokens.atEnd()).map(Value.Many::new);
    }

    /** {@code {red,"dark blue",-1}}. */
    private Optional<List<Value>> literal(DefaultTokens tokens) {
        if (!tokens.take("{")) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        while (!tokens.take("}")) {
            Optional<? extends Value> value = separated(tokens, values) ? element(tokens) : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return tokens.atEnd() ? Optional.of(values) : Optional.empty();
    }

    private Optional<? extends Value> element(DefaultTokens tokens) {
        Optional<String> quoted = tokens.take(Kind.QUOTED_IDENTIFIER);
        if (quoted.isPresent()) {
            String text = quoted.get();
            return ValueParser.ofElement(text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1"), type);
        }
        Optional<String> word = tokens.take(Kind.IDENTIFIER);
        if (word.isPresent()) {
            return word.get().equalsIgnoreCase("NULL") ? Optional.empty() : ValueParser.ofElement(word.get(), type);
        }
        return switch (DefaultKind.of(type)) {
            case INTEGER, DECIMAL -> ValueParser.parse(tokens, type);
            default -> Optional.empty();
        };
    }

    /** {@code ARRAY[…]}, perhaps in parentheses, with casts. */
    private Optional<List<Value>> constructor(DefaultTokens tokens) {
        boolean nested = tokens.take("(");
        if (!tokens.takeWord("array") || !tokens.take("[")) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        while (!tokens.take("]")) {
            Optional<? extends Value> value =
                    separated(tokens, values) ? ValueParser.parse(tokens, type) : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        tokens.takeCast();
        boolean closed = !nested || tokens.take(")");
        tokens.takeCast();
        return closed ? Optional.of(values) : Optional.empty();
    }

    /** Takes the comma that every value but the first has before it. */
    private static boolean separated(DefaultTokens tokens, List<Value> before) {
        return before.isEmpty() || tokens.take(",");
    }
}
