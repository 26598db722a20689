package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What types of the database are called in a schema file. */
final class ScalarTypes {

    /** The types that need no attribute, by the scalar they stand behind (postgres_datamodel_connector.rs). */
    private static final Map<String, ColumnType.Native> STANDARD = Map.of(
            "Int", new ColumnType.Native(PostgresType.INTEGER, List.of()),
            "BigInt", new ColumnType.Native(PostgresType.BIG_INT, List.of()),
            "Float", new ColumnType.Native(PostgresType.DOUBLE_PRECISION, List.of()),
            "Decimal", new ColumnType.Native(PostgresType.DECIMAL, List.of(65, 30)),
            "Boolean", new ColumnType.Native(PostgresType.BOOLEAN, List.of()),
            "String", new ColumnType.Native(PostgresType.TEXT, List.of()),
            "DateTime", new ColumnType.Native(PostgresType.TIMESTAMP, List.of(3)),
            "Json", new ColumnType.Native(PostgresType.JSONB, List.of()),
            "Bytes", new ColumnType.Native(PostgresType.BYTEA, List.of()));

    private ScalarTypes() {}

    /** Prisma's scalar for values of that type. */
    static String scalar(PostgresType type) {
        return switch (type) {
            case SMALL_INT, INTEGER, OID -> "Int";
            case BIG_INT -> "BigInt";
            case REAL, DOUBLE_PRECISION -> "Float";
            case DECIMAL, MONEY -> "Decimal";
            case BOOLEAN -> "Boolean";
            case TEXT, VARCHAR, CHAR, CITEXT, INET, BIT, VARBIT, UUID, XML -> "String";
            case TIMESTAMP, TIMESTAMPTZ, DATE, TIME, TIMETZ -> "DateTime";
            case JSON, JSONB -> "Json";
            case BYTEA -> "Bytes";
        };
    }

    /**
     * The attribute that says which type it is; empty for the scalar's own.
     *
     * @param datasource its name, which is the attribute's prefix
     */
    static Optional<String> attribute(ColumnType.Native type, String datasource) {
        if (type.equals(STANDARD.get(scalar(type.type())))) {
            return Optional.empty();
        }
        String arguments = type.arguments().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of(
                "@" + datasource + "." + type.type().attribute() + (arguments.isEmpty() ? "" : "(" + arguments + ")"));
    }
}
