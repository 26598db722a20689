package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts that are equal where two pieces of a schema mean the same, in whatever order and words they are written. */
final class CanonicalText {

    /** What the argument without a name is called. */
    private static final Map<String, String> FIRST_ARGUMENT = Map.of(
            "relation", "name",
            "default", "value",
            "map", "name",
            "schema", "map",
            "id", "fields",
            "unique", "fields",
            "index", "fields");

    private CanonicalText() {}

    static String of(Declaration.Field field) {
        return type(field.type()) + field.arity() + attributes(field.attributes());
    }

    static String of(Declaration.Value value) {
        return attributes(value.attributes());
    }

    static String of(Attribute attribute) {
        String name = attribute.name().text();
        return name + arguments(attribute.arguments(), FIRST_ARGUMENT.getOrDefault(name, ""));
    }

    private static String attributes(List<Attribute> attributes) {
        return attributes.stream().map(CanonicalText::of).sorted().collect(Collectors.joining(" ", " ", ""));
    }

    private static String type(Declaration.Type type) {
        return type instanceof Declaration.Type.Named named
                ? named.name()
                : Literal.text(((Declaration.Type.Unsupported) type).sql());
    }

    /** In the order of their names; those without one keep theirs. */
    private static String arguments(List<Argument> arguments, String firstName) {
        return arguments.stream()
                .map(argument -> argument.name().map(Name::text).orElse(firstName) + ":" + of(argument.value()))
                .sorted(Comparator.comparing(text -> text.substring(0, text.indexOf(':'))))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String of(Expression expression) {
        if (expression instanceof Expression.Text text) {
            return Literal.text(text.value());
        }
        if (expression instanceof Expression.Numeric number) {
            return number.text();
        }
        if (expression instanceof Expression.Word word) {
            return word.text();
        }
        if (expression instanceof Expression.Call call) {
            return call.function().text() + (call.arguments().isEmpty() ? "" : arguments(call.arguments(), ""));
        }
        return ((Expression.Array) expression)
                .elements().stream().map(CanonicalText::of).collect(Collectors.joining(",", "[", "]"));
    }
}
