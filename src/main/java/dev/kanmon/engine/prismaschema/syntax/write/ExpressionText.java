package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Attributes and values as text; an empty object has the two spaces that Prisma writes. */
final class ExpressionText {

    private ExpressionText() {}

    /** Without the sign before it. */
    static String of(Attribute attribute) {
        return attribute.name().text() + (attribute.arguments().isEmpty() ? "" : arguments(attribute.arguments()));
    }

    static String of(Expression expression) {
        if (expression instanceof Expression.Text text) {
            return quoted(text.value());
        }
        if (expression instanceof Expression.Numeric number) {
            return number.text();
        }
        if (expression instanceof Expression.Word word) {
            return word.text();
        }
        if (expression instanceof Expression.Call call) {
            return call.function().text() + arguments(call.arguments());
        }
        if (expression instanceof Expression.Structure structure) {
            return structure.members().stream()
                    .map(member -> member.name().text() + ": " + of(member.value()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return ((Expression.Array) expression)
                .elements().stream().map(ExpressionText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** With the escapes that Prisma writes (psl/schema-ast/src/ast/expression.rs), and a control character never as it is. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char unit : value.toCharArray()) {
            text.append(
                    switch (unit) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> unit < ' ' ? "\\u%04x".formatted((int) unit) : String.valueOf(unit);
                    });
        }
        return text.append('"').toString();
    }

    private static String arguments(List<Argument> arguments) {
        return arguments.stream().map(ExpressionText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String of(Argument argument) {
        String value = of(argument.value());
        return argument.name().map(name -> name.text() + ": " + value).orElse(value);
    }
}
