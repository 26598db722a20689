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
    BIT("Bit", ScalarKind.STRING, Shape.LENGTH),
    VAR_BIT("VarBit", ScalarKind.STRING, Shape.LENGTH),
    UUID("Uuid", ScalarKind.STRING, Shape.NONE),
    XML("Xml", ScalarKind.STRING, Shape.NONE),
    JSON("Json", ScalarKind.JSON, Shape.NONE),
    JSON_B("JsonB", ScalarKind.JSON, Shape.NONE);

    /** Which arguments it takes. All of them can be left out. */
    enum Shape {
        NONE(0),
        LENGTH(1),
        /** Digits of the fraction of a second. */
        FRACTION(1),
        PRECISION_AND_SCALE(2);

        final int most;

        Shape(int most) {
            this.most = most;
        }
    }

    /** PostgreSQL's limit for lengths of characters and bits; Prisma leaves most of them to the database. */
    private static final int MOST_LENGTH = 10_485_760;

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
            case NONE -> Optional.empty();
            case LENGTH ->
                unless(first > 0 && first <= MOST_LENGTH, "the length can range from 1 to " + MOST_LENGTH + ".");
            case FRACTION ->
                unless(
                        first <= MOST_FRACTION_DIGITS,
                        "the digits of a second can range from 0 to " + MOST_FRACTION_DIGITS + ".");
            case PRECISION_AND_SCALE ->
                unless(arguments.get(1) <= first, "the scale must not be larger than the precision.")
                        .or(() -> unless(
                                first > 0 && first <= MOST_PRECISION,
                                "the precision can range from 1 to " + MOST_PRECISION + "."));
        };
    }

    private static Optional<String> unless(boolean fine, String objection) {
        return fine ? Optional.empty() : Optional.of(objection);
    }
}
