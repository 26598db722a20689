package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells what type of the schema language a column's is. */
final class ColumnTypes {

    private static final Map<String, PostgresType> BY_CATALOG_NAME = Arrays.stream(PostgresType.values())
            .collect(Collectors.toUnmodifiableMap(PostgresType::catalogName, Function.identity()));

    /** PostgreSQL's length word, which is in the modifiers of these types and counts itself. */
    private static final int HEADER = 4;

    /** How many digits of a second a time has when nobody says so. */
    private static final int DEFAULT_TIME_PRECISION = 6;

    private ColumnTypes() {}

    /**
     * @param row with {@code typname}, {@code modifier}, {@code enum_namespace} and {@code enum_name}
     * @param list whether the type is that of an array; then its name begins with an underscore
     */
    static ColumnType read(ResultSet row, boolean list) throws SQLException {
        String enumNamespace = row.getString("enum_namespace");
        if (enumNamespace != null) {
            return new ColumnType.Enumerated(QualifiedName.of(enumNamespace, row.getString("enum_name")));
        }
        String name = row.getString("typname");
        String element = list ? name.substring(1) : name;
        if (element.equals("char")) {
            // The catalogs' own type of one byte, which is no CHAR(n) but is called one by Prisma.
            return new ColumnType.Native(PostgresType.CHAR, List.of());
        }
        PostgresType known = BY_CATALOG_NAME.get(element);
        return known == null
                ? new ColumnType.Unsupported(name)
                : new ColumnType.Native(known, arguments(known, row.getInt("modifier"), list));
    }

    /** From {@code pg_attribute.atttypmod}, which is -1 where none were given. */
    private static List<Integer> arguments(PostgresType type, int modifier, boolean list) {
        return switch (type) {
            case VARCHAR, CHAR -> modifier < 0 ? List.of() : List.of(modifier - HEADER);
            case BIT, VARBIT -> modifier < 0 ? List.of() : List.of(modifier);
            case DECIMAL -> modifier < 0 ? List.of() : precisionAndScale(modifier - HEADER);
            case TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ -> timePrecision(modifier, list);
            default -> List.of();
        };
    }

    /** Precision in the upper half; the scale in eleven bits, the highest of which is its sign. */
    private static List<Integer> precisionAndScale(int modifier) {
        int scale = ((modifier & 0x7ff) ^ 0x400) - 0x400;
        return List.of((modifier >> 16) & 0xffff, scale);
    }

    /** Prisma asks the information schema, which knows a default, but not for the elements of arrays. */
    private static List<Integer> timePrecision(int modifier, boolean list) {
        if (modifier >= 0) {
            return List.of(modifier);
        }
        return list ? List.of() : List.of(DEFAULT_TIME_PRECISION);
    }
}
