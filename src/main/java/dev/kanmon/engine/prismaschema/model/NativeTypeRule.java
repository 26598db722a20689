package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A native type of PostgreSQL: the scalar that it is for, and its arguments.
 *
 * <p>Source: psl-core/src/builtin_connectors/postgres_datamodel_connector/native_types.rs and its neighbours.
 */
enum NativeTypeRule {
    SMALL_INT("SmallInt", ScalarKind.INT, Shape.NONE),
    INTEGER("Integer", ScalarKind.INT, Shape.NONE),
    BIG_INT("BigInt", ScalarKind.BIG_INT, Shape.NONE),
    DECIMAL("Decimal", ScalarKind.DECIMAL, Shape.PRECISION_AND_SCALE),
    MONEY("Money", ScalarKind.DECIMAL, Shape.NONE),
    INET("Inet", ScalarKind.STRING, Shape.NONE),
    OID("Oid", ScalarKind.INT, Shape.NONE),
    CITEXT("Citext", ScalarKind.STRING, Shape.NONE),
    REAL("Real", ScalarKind.FLOAT, Shape.NONE),
    DOUBLE_PRECISION("DoublePrecision", ScalarKind.FLOAT, Shape.NONE),
    VAR_CHAR("VarChar", ScalarKind.STRING, Shape.LENGTH),
    CHAR("Char", ScalarKind.STRING, Shape.LENGTH),
    TEXT("Text", ScalarKind.STRING, Shape.NONE),
    BYTE_A("ByteA", ScalarKind.BYTES, Shape.NONE),
    TIMESTAMP("Timestamp", ScalarKind.DATE_TIME, Shape.FRACTION),
    TIMESTAMPTZ("Timestamptz", ScalarKind.DATE_TIME, Shape.FRACTION),
    DATE("Date", ScalarKind.DATE_TIME, Shape.NONE),
    TIME("Time", ScalarKind.DATE_TIME, Shape.FRACTION),
    TIMETZ("Timetz", ScalarKind.DATE_TIME, Shape.FRACTION),
    BOOLEAN("Boolean", ScalarKind.BOOLEAN, Shape.NONE),
    BIT("Bit", ScalarKind.STRING, Shape.POSITIVE_LENGTH),
    VAR_BIT("VarBit", ScalarKind.STRING, Shape.POSITIVE_LENGTH),
    UUID("Uuid", ScalarKind.STRING, Shape.NONE),
    XML("Xml", ScalarKind.STRING, Shape.NONE),
    JSON("Json", ScalarKind.JSON, Shape.NONE),
    JSON_B("JsonB", ScalarKind.JSON, Shape.NONE);

    /** Which arguments it takes. All of them can be left out. */
    enum Shape {
        NONE(0),
        LENGTH(1),
        /** As a length, and not zero. */
        POSITIVE_LENGTH(1),
        /** Digits of the fraction of a second. */
        FRACTION(1),
        PRECISION_AND_SCALE(2);

        final int most;

        Shape(int most) {
            this.most = most;
        }
    }

    /** Digits of the fraction of a second that PostgreSQL keeps. */
    private static final int MOST_FRACTION_DIGITS = 6;

    /** Digits of a declared numeric. */
    private static final int MOST_PRECISION = 1000;

    final String prismaName;
    final ScalarKind scalar;
    final Shape shape;

    NativeTypeRule(String prismaName, ScalarKind scalar, Shape shape) {
        this.prismaName = prismaName;
        this.scalar = scalar;
        this.shape = shape;
    }

    static Optional<NativeTypeRule> named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.prismaName.equals(name))
                .findFirst();
    }

    static List<String> namesFor(ScalarKind scalar) {
        return Arrays.stream(values())
                .filter(rule -> rule.scalar == scalar)
                .map(rule -> rule.prismaName)
                .toList();
    }

    /** What is wrong with arguments of the right number, none of them negative; empty where nothing is. */
    Optional<String> objection(List<Integer> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        int first = arguments.get(0);
        return switch (shape) {
            case NONE, LENGTH -> Optional.empty();
            case POSITIVE_LENGTH -> unless(first > 0, "M must be a positive integer.");
            case FRACTION -> unless(first <= MOST_FRACTION_DIGITS, "M can range from 0 to 6.");
            case PRECISION_AND_SCALE ->
                unless(arguments.get(1) <= first, "The scale must not be larger than the precision.")
                        .or(() -> unless(
                                first > 0 && first <= MOST_PRECISION,
                                "Precision must be positive with a maximum value of 1000."));
        };
    }

    private static Optional<String> unless(boolean fine, String objection) {
        return fine ? Optional.empty() : Optional.of(objection);
    }
}
