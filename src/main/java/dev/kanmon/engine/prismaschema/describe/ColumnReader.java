package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the columns: their types, arities and defaults. A domain is taken for the type under it. */
final class ColumnReader {

    /** The expression of a generated column is where a default is, and Prisma takes it for one. */
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attname, a.attidentity <> '' AS is_identity,
                   a.attnotnull OR t.typtype = 'd' AND t.typnotnull AS required,
                   u.typelem <> 0 AND u.typlen = -1 AS is_list,
                   u.typname, tn.nspname AS type_namespace,
                   CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier,
                   en.nspname AS enum_namespace, e.typname AS enum_name,
                   pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS default_expression,
                   pg_catalog.col_description(a.attrelid, a.attnum) IS NOT NULL AS commented
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              JOIN pg_catalog.pg_type u ON u.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
              JOIN pg_catalog.pg_namespace tn ON tn.oid = u.typnamespace
              LEFT JOIN pg_catalog.pg_type e ON e.typtype = 'e'
                        AND e.oid = CASE WHEN u.typelem <> 0 AND u.typlen = -1 THEN u.typelem ELSE u.oid END
              LEFT JOIN pg_catalog.pg_namespace en ON en.oid = e.typnamespace AND en.nspname = ANY ({namespaces})
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE n.nspname = ANY ({namespaces}) AND c.relkind IN ('r', 'p')
               AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attrelid, a.attnum""";

    private ColumnReader() {}

    /** A column of the table with this oid. */
    record Found(long table, Column column, Set<Feature> features) {}

    /** By the oid of the table, in order. */
    static Map<Long, List<Found>> read(CatalogQueries queries) {
        return queries.rows(COLUMNS, ColumnReader::found).stream().collect(Collectors.groupingBy(Found::table));
    }

    private static Found found(ResultSet row) throws SQLException {
        String name = row.getString("attname");
        Set<Feature> features =
                row.getBoolean("commented") ? Set.of(new Feature(Feature.Kind.COLUMN_COMMENT, name)) : Set.of();
        return new Found(row.getLong("attrelid"), column(name, row), features);
    }

    private static Column column(String name, ResultSet row) throws SQLException {
        Arity arity = arity(row);
        ColumnType type = ColumnTypes.read(row, arity == Arity.LIST);
        Optional<ColumnDefault> defaultValue = Optional.ofNullable(row.getString("default_expression"))
                .flatMap(expression -> DefaultParser.parse(expression, type, arity == Arity.LIST));
        boolean autoIncrement = row.getBoolean("is_identity")
                || defaultValue
                        .filter(ColumnDefault.NextValue.class::isInstance)
                        .isPresent();
        return new Column(name, type, arity, defaultValue, autoIncrement, false);
    }

    private static Arity arity(ResultSet row) throws SQLException {
        if (row.getBoolean("is_list")) {
            return Arity.LIST;
        }
        return row.getBoolean("required") ? Arity.REQUIRED : Arity.NULLABLE;
    }
}
