package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Generated;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.NextValue;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words a default as Prisma's summary does, which prints what Rust shows of its own values. */
final class DefaultWords {

    private final boolean ofDatabase;

    /** @param origin of the schema that the columns are of; Prisma reads values from a database as plainer ones */
    DefaultWords(Origin origin) {
        this.ofDatabase = origin instanceof Origin.Database;
    }

    String of(Column column) {
        Optional<ColumnDefault> value = column.defaultValue();
        if (value.isEmpty() && column.autoIncrement()) {
            value = Optional.of(new NextValue(""));
        }
        return value.map(present -> "Some(" + kind(present, column) + ")").orElse("None");
    }

    private String kind(ColumnDefault value, Column column) {
        if (value instanceof Value constant) {
            return "Value(" + constant(constant, column) + ")";
        }
        if (value instanceof NextValue next) {
            return "Sequence(" + quoted(next.bareName()) + ")";
        }
        if (value instanceof Generated generated) {
            String expression = generated.expression();
            return "DbGenerated(" + (expression.isEmpty() ? "None" : "Some(" + quoted(expression) + ")") + ")";
        }
        return "Now";
    }

    private String constant(Value value, Column column) {
        if (value instanceof Value.Text text) {
            return text(text.value(), column);
        }
        if (value instanceof Value.Numeric number) {
            return number(number.text(), column);
        }
        if (value instanceof Value.Bool truth) {
            return "Boolean(" + truth.value() + ")";
        }
        if (value instanceof Value.EnumValue enumValue) {
            return "Enum(" + quoted(enumValue.value()) + ")";
        }
        if (value instanceof Value.Bytes bytes) {
            return "Bytes(" + Arrays.toString(unsigned(bytes.hexadecimal())) + ")";
        }
        return ((Value.Many) value)
                .elements().stream()
                        .map(element -> constant(element, column))
                        .collect(Collectors.joining(", ", "List([", "])"));
    }

    private String text(String text, Column column) {
        if (ofDatabase) {
            return "String(" + quoted(text) + ")";
        }
        return switch (type(column)) {
            case JSON, JSONB -> "Json(" + quoted(text) + ")";
            case TIMESTAMP, TIMESTAMPTZ, DATE, TIME, TIMETZ -> "DateTime(" + moment(text) + ")";
            default -> "String(" + quoted(text) + ")";
        };
    }

    private String number(String text, Column column) {
        return switch (type(column)) {
            case SMALL_INT, INTEGER, OID -> "Int(" + text + ")";
            case BIG_INT -> (ofDatabase ? "Int(" : "BigInt(") + text + ")";
            default -> "Float(BigDecimal(" + quoted(text) + "))";
        };
    }

    private static PostgresType type(Column column) {
        return column.type() instanceof ColumnType.Native type ? type.type() : PostgresType.TEXT;
    }

    /** {@code 2020-01-01 00:00:00 +00:00} as {@code 2020-01-01T00:00:00+00:00}. */
    private static String moment(String text) {
        return text.replaceFirst(" ", "T").replace(" ", "");
    }

    private static int[] unsigned(String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        return IntStream.range(0, bytes.length)
                .map(i -> Byte.toUnsignedInt(bytes[i]))
                .toArray();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0 -> quoted.append("\\0");
            default -> {
                if (Character.isISOControl(character)) {
                    quoted.append("\\u{").append(Integer.toHexString(character)).append('}');
                } else {
                    quoted.appendCodePoint(character);
                }
            }
        }
    }
}
