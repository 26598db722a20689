package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column's type, by the catalog's names: {@code varchar}, {@code int4}, {@code timestamptz}.
 *
 * @param name without {@code pg_catalog}; with its schema otherwise, where one is written
 * @param modifiers numbers in parentheses: length, precision, scale
 * @param array whether it is an array of that
 */
public record SqlType(String name, List<Long> modifiers, boolean array) {

    /** @param typeName a {@code TypeName} node */
    public static SqlType of(Node typeName) {
        String name = typeName.nodes("names").stream()
                .map(part -> part.text("sval"))
                .filter(part -> !part.equals("pg_catalog"))
                .collect(Collectors.joining("."));
        List<Long> modifiers = typeName.nodes("typmods").stream()
                .filter(modifier -> modifier.node("ival").isPresent() || modifier.has("ival"))
                .map(modifier -> modifier.node("ival").number("ival"))
                .toList();
        return new SqlType(name, modifiers, !typeName.nodes("arrayBounds").isEmpty());
    }

    /** Whether it is one of the pseudo types that make a sequence: serial, bigserial, smallserial. */
    public boolean isSerial() {
        return switch (name) {
            case "serial", "serial4", "bigserial", "serial8", "smallserial", "serial2" -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        String numbers = modifiers.isEmpty()
                ? ""
                : modifiers.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        return name + numbers + (array ? "[]" : "");
    }
}
