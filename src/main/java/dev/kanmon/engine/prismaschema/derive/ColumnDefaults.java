package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.DefaultValue;
import dev.kanmon.engine.prismaschema.model.DefaultValue.Literal;
import dev.kanmon.engine.prismaschema.model.EnumType;
import dev.kanmon.engine.prismaschema.model.FieldType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.model.ScalarField;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The default of a column, from that of its field. */
final class ColumnDefaults {

    /** A sequence that the server names, as {@code SERIAL} does. */
    private static final String UNNAMED_SEQUENCE = "";

    private final ColumnTypes types;

    ColumnDefaults(ColumnTypes types) {
        this.types = types;
    }

    /** Empty where there is none, or where the client makes the values. */
    Optional<ColumnDefault> of(ScalarField field) {
        return field.defaultValue().flatMap(value -> of(value, field.type()));
    }

    private Optional<ColumnDefault> of(DefaultValue value, FieldType type) {
        if (value instanceof Literal literal) {
            return Optional.of(value(literal, type));
        }
        if (value instanceof DefaultValue.AutoIncrement) {
            return Optional.of(new ColumnDefault.NextValue(UNNAMED_SEQUENCE));
        }
        if (value instanceof DefaultValue.Now) {
            return Optional.of(new ColumnDefault.Now());
        }
        if (value instanceof DefaultValue.DbGenerated generated) {
            return Optional.of(new ColumnDefault.Generated(generated.expression()));
        }
        return Optional.empty();
    }

    private Value value(Literal literal, FieldType type) {
        if (literal instanceof Literal.Many many) {
            return new Value.Many(many.elements().stream()
                    .map(element -> value(element, type))
                    .toList());
        }
        if (literal instanceof Literal.EnumValue value) {
            return new Value.EnumValue(inDatabase(value, types.enumOf((FieldType.Enumerated) type)));
        }
        if (literal instanceof Literal.Bool bool) {
            return new Value.Bool(bool.value());
        }
        if (literal instanceof Literal.Numeric numeric) {
            return number(numeric.text());
        }
        return text(((Literal.Text) literal).value(), ((FieldType.Scalar) type).kind());
    }

    private static String inDatabase(Literal.EnumValue value, EnumType type) {
        return type.values().stream()
                .filter(candidate -> candidate.name().equals(value.value()))
                .findFirst()
                .orElseThrow()
                .databaseName();
    }

    /** What stands in quotes in the schema means something else for each type. */
    private static Value text(String text, ScalarKind kind) {
        return switch (kind) {
            case DATE_TIME -> new Value.Text(DateTimeText.of(text));
            case DECIMAL -> number(text);
            case BYTES ->
                new Value.Bytes(HexFormat.of().formatHex(Base64.getDecoder().decode(text)));
            default -> new Value.Text(text);
        };
    }

    /** Prisma keeps zeros at the end, and writes no exponent, no leading zeros and no negative zero. */
    private static Value number(String text) {
        return new Value.Numeric(new BigDecimal(text).toPlainString());
    }
}
