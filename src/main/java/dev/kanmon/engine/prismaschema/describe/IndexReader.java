package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Direction;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads primary keys and indexes. As in Prisma's description, included columns are taken for key columns. */
final class IndexReader {

    private static final String INDEXES = """
            SELECT i.indrelid, x.relname, i.indisunique, i.indisprimary, m.amname,
                   k.oid IS NOT NULL AS has_constraint, coalesce(k.condeferrable, false) AS deferrable,
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
                   p.columns, p.descending, p.nulls_first, p.operator_classes
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
              JOIN pg_catalog.pg_am m ON m.oid = x.relam
              LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.oid AND k.contype IN ('p', 'u')
             CROSS JOIN LATERAL (
                   SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.position) AS columns,
                          pg_catalog.array_agg(coalesce(i.indoption[u.position - 1], 0) & 1 = 1 ORDER BY u.position) AS descending,
                          pg_catalog.array_agg(coalesce(i.indoption[u.position - 1], 0) & 2 = 2 ORDER BY u.position) AS nulls_first,
                          pg_catalog.array_agg(CASE WHEN o.opcdefault THEN NULL ELSE o.opcname::text END ORDER BY u.position) AS operator_classes
                     FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY u(attnum, position)
                     LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum
                     LEFT JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[u.position - 1]) p
             WHERE n.nspname = ANY ({namespaces}) AND NOT i.indisexclusion
             ORDER BY n.nspname, c.relname, x.relname""";

    private static final Map<String, Algorithm> ALGORITHMS = Map.of(
            "btree", Algorithm.BTREE,
            "hash", Algorithm.HASH,
            "gin", Algorithm.GIN,
            "gist", Algorithm.GIST,
            "spgist", Algorithm.SPGIST,
            "brin", Algorithm.BRIN);

    private IndexReader() {}

    /** A primary key, or an index, or neither where it is over expressions, of the table with this oid. */
    record Found(long table, Optional<PrimaryKey> primaryKey, Optional<Index> index, Set<Feature> features) {}

    /** By the oid of the table, in the order of their names. */
    static Map<Long, List<Found>> read(CatalogQueries queries) {
        return queries.rows(INDEXES, IndexReader::found).stream().collect(Collectors.groupingBy(Found::table));
    }

    private static Found found(ResultSet row) throws SQLException {
        long table = row.getLong("indrelid");
        String name = row.getString("relname");
        List<String> columns = SqlArrays.texts(row, "columns");
        if (columns.contains(null)) {
            Feature feature = new Feature(Feature.Kind.EXPRESSION_INDEX, name);
            return new Found(table, Optional.empty(), Optional.empty(), Set.of(feature));
        }
        Set<Feature> features = new HashSet<>();
        if (row.getBoolean("deferrable")) {
            features.add(new Feature(Feature.Kind.DEFERRABLE_CONSTRAINT, name));
        }
        if (row.getBoolean("indisprimary")) {
            PrimaryKey key = new PrimaryKey(name, columns);
            return new Found(table, Optional.of(key), Optional.empty(), features);
        }
        if (hasUnusualNullsPosition(row)) {
            features.add(new Feature(Feature.Kind.NULLS_POSITION, name));
        }
        return new Found(table, Optional.empty(), Optional.of(index(row, columns)), features);
    }

    private static Index index(ResultSet row, List<String> columns) throws SQLException {
        // What else an extension brings is a B-tree to Prisma, too.
        Algorithm algorithm = ALGORITHMS.getOrDefault(row.getString("amname"), Algorithm.BTREE);
        List<Boolean> descending = SqlArrays.booleans(row, "descending");
        List<String> operatorClasses = SqlArrays.texts(row, "operator_classes");
        List<IndexColumn> indexColumns = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            indexColumns.add(new IndexColumn(
                    columns.get(i),
                    direction(algorithm, descending.get(i)),
                    operatorClass(algorithm, operatorClasses.get(i))));
        }
        return new Index(
                row.getString("relname"),
                row.getBoolean("indisunique"),
                indexColumns,
                algorithm,
                row.getBoolean("has_constraint"),
                Optional.ofNullable(row.getString("predicate")));
    }

    /** Only a B-tree is sorted. */
    private static Optional<Direction> direction(Algorithm algorithm, boolean descending) {
        return algorithm == Algorithm.BTREE
                ? Optional.of(descending ? Direction.DESCENDING : Direction.ASCENDING)
                : Optional.empty();
    }

    /** Those of hash indexes are nothing that a schema file can say. */
    private static Optional<String> operatorClass(Algorithm algorithm, String name) {
        return switch (algorithm) {
            case HASH -> Optional.empty();
            case BTREE, GIN, GIST, SPGIST, BRIN -> Optional.ofNullable(name);
        };
    }

    /** NULLs stand last in an ascending column and first in a descending one, unless somebody wanted it otherwise. */
    private static boolean hasUnusualNullsPosition(ResultSet row) throws SQLException {
        return row.getString("amname").equals("btree")
                && !SqlArrays.booleans(row, "descending").equals(SqlArrays.booleans(row, "nulls_first"));
    }
}
