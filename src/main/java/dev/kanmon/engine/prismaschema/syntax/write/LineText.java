package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Type;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a block as text, without indentation or alignment. */
final class LineText {

    private LineText() {}

    static String of(Field field) {
        return field.name().text() + " " + type(field.type()) + modifier(field.arity())
                + attributes(field.attributes());
    }

    static String of(Value value) {
        return value.name().text() + attributes(value.attributes());
    }

    static String of(Setting setting) {
        return setting.name().text()
                + setting.value().map(value -> " = " + ExpressionText.of(value)).orElse(" =");
    }

    static String ofBlock(Attribute attribute) {
        return "@@" + ExpressionText.of(attribute);
    }

    /** The lines of a documentation, each with its slashes. */
    static List<String> documentation(Optional<String> documentation) {
        return documentation.stream()
                .flatMap(text -> text.lines().map(line -> line.isEmpty() ? "///" : "/// " + line))
                .toList();
    }

    private static String type(Type type) {
        return type instanceof Type.Unsupported unsupported
                ? "Unsupported(" + ExpressionText.quoted(unsupported.sql()) + ")"
                : ((Type.Named) type).name();
    }

    private static String modifier(Arity arity) {
        return switch (arity) {
            case REQUIRED -> "";
            case OPTIONAL -> "?";
            case LIST -> "[]";
        };
    }

    private static String attributes(List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> " @" + ExpressionText.of(attribute))
                .collect(Collectors.joining());
    }
}
