package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what stands in {@code @default(…)}. */
final class DefaultText {

    private final SqlSchema database;
    private final SchemaNames names;

    DefaultText(SqlSchema database, SchemaNames names) {
        this.database = database;
        this.names = names;
    }

    /** Empty where the database has none. */
    Optional<String> of(Column column) {
        if (column.autoIncrement()) {
            return Optional.of("autoincrement()");
        }
        return column.defaultValue().map(value -> text(value, column.type()));
    }

    private String text(ColumnDefault value, ColumnType type) {
        if (value instanceof Value constant) {
            return value(constant, type);
        }
        if (value instanceof ColumnDefault.Now) {
            return "now()";
        }
        if (value instanceof ColumnDefault.Generated generated) {
            return generated(generated.expression());
        }
        return "autoincrement()";
    }

    private String value(Value value, ColumnType type) {
        if (value instanceof Value.Text text) {
            return Literal.text(text.value());
        }
        if (value instanceof Value.Numeric number) {
            return number.text();
        }
        if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof Value.Bytes bytes) {
            byte[] content = HexFormat.of().parseHex(bytes.hexadecimal());
            return Literal.text(Base64.getEncoder().encodeToString(content));
        }
        if (value instanceof Value.Many many) {
            return many.elements().stream()
                    .map(element -> value(element, type))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return enumValue(((Value.EnumValue) value).value(), (ColumnType.Enumerated) type);
    }

    private String enumValue(String value, ColumnType.Enumerated type) {
        Identifier name = names.value(database.enumType(type.name()).orElseThrow(), value);
        return name.isUnusable() ? generated(value) : name.text();
    }

    private static String generated(String expression) {
        return "dbgenerated(" + Literal.text(expression) + ")";
    }
}
