package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions as messages show them. */
final class ExpressionText {

    private ExpressionText() {}

    /** As it was written, but for white space. */
    static String of(Expression expression) {
        if (expression instanceof Expression.Text text) {
            return "\"" + text.value() + "\"";
        }
        if (expression instanceof Expression.Numeric numeric) {
            return numeric.text();
        }
        if (expression instanceof Expression.Word word) {
            return word.text();
        }
        if (expression instanceof Expression.Array array) {
            return array.elements().stream().map(ExpressionText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (expression instanceof Expression.Call call) {
            return call.function() + arguments(call.arguments());
        }

        Expression.Structure structure = (Expression.Structure) expression;
        return structure.members().stream()
                .map(member -> member.name() + ": " + of(member.value()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** What kind of value it is, as messages call it. */
    static String kind(Expression expression) {
        if (expression instanceof Expression.Text) {
            return "string";
        }
        if (expression instanceof Expression.Numeric) {
            return "numeric";
        }
        if (expression instanceof Expression.Word) {
            return "literal";
        }
        if (expression instanceof Expression.Array) {
            return "array";
        }
        return expression instanceof Expression.Call ? "function call" : "object";
    }

    private static String arguments(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> argument.name().map(name -> name + ": ").orElse("") + of(argument.value()))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
