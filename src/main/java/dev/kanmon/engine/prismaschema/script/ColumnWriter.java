package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import dev.kanmon.engine.session.Sql;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes columns, their types and defaults. */
final class ColumnWriter {

    private static final String INDENTATION = "    ";

    private final ScriptNames names;

    ColumnWriter(ScriptNames names) {
        this.names = names;
    }

    /** As in {@code CREATE TABLE}; Prisma indents it after {@code ADD COLUMN} too. */
    String definition(Column column) {
        String nullability = column.arity() == Arity.REQUIRED ? " NOT NULL" : "";
        String value = defaultValue(column).map(sql -> " DEFAULT " + sql).orElse("");
        return INDENTATION + Sql.identifier(column.name()) + " " + serialType(column) + nullability + value;
    }

    /** With {@code []} of a list. */
    String type(Column column) {
        return list(elementType(column.type()), column);
    }

    /** Empty where there is none to write. */
    Optional<String> defaultValue(Column column) {
        return column.autoIncrement()
                ? Optional.empty()
                : column.defaultValue().map(value -> sql(value, column)).filter(sql -> !sql.isEmpty());
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private String serialType(Column column) {
        if (column.autoIncrement() && column.type() instanceof ColumnType.Native type) {
            return switch (type.type()) {
                case SMALL_INT -> "SMALLSERIAL";
                case INTEGER -> "SERIAL";
                case BIG_INT -> "BIGSERIAL";
                default -> type(column);
            };
        }
        return type(column);
    }

    private String elementType(ColumnType type) {
        if (type instanceof ColumnType.Native plain) {
            return nativeType(plain);
        }
        if (type instanceof ColumnType.Enumerated enumerated) {
            return names.of(enumerated.name());
        }
        return ((ColumnType.Unsupported) type).sql();
    }

    private static String nativeType(ColumnType.Native plain) {
        PostgresType type = plain.type();
        String arguments = plain.arguments().stream().map(String::valueOf).collect(Collectors.joining(","));
        return arguments.isEmpty() ? type.sql() : type.sql() + "(" + arguments + ")";
    }

    private static String list(String elementType, Column column) {
        return column.arity() == Arity.LIST ? elementType + "[]" : elementType;
    }

    private String sql(ColumnDefault value, Column column) {
        if (value instanceof Value constant) {
            return constant(constant, column);
        }
        if (value instanceof ColumnDefault.Now) {
            return "CURRENT_TIMESTAMP";
        }
        return value instanceof ColumnDefault.Generated generated ? generated.expression() : "";
    }

    private String constant(Value value, Column column) {
        if (value instanceof Value.Text text) {
            return text(text.value());
        }
        if (value instanceof Value.EnumValue enumValue) {
            return text(enumValue.value());
        }
        if (value instanceof Value.Numeric number) {
            return number.text();
        }
        if (value instanceof Value.Bool truth) {
            return String.valueOf(truth.value());
        }
        if (value instanceof Value.Bytes bytes) {
            return text("\\x" + bytes.hexadecimal());
        }
        return ((Value.Many) value)
                .elements().stream()
                        .map(element -> constant(element, column))
                        .collect(Collectors.joining(", ", "ARRAY[", "]::" + type(column)));
    }
}
