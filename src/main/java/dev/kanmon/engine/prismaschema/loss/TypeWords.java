package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import java.util.stream.Collectors;

/** Names types as the schema language does after {@code @db.}. */
final class TypeWords {

    private TypeWords() {}

    static String of(Column column) {
        if (column.type() instanceof ColumnType.Native type) {
            String arguments = type.arguments().stream().map(String::valueOf).collect(Collectors.joining(","));
            String name = type.type().attribute();
            return arguments.isEmpty() ? name : name + "(" + arguments + ")";
        }
        return column.type() instanceof ColumnType.Enumerated enumerated
                ? enumerated.name().name()
                : "Unsupported(\"" + ((ColumnType.Unsupported) column.type()).sql() + "\")";
    }
}
