package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Action;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the foreign keys. */
final class ForeignKeyReader {

    private static final String FOREIGN_KEYS = """
            SELECT k.conrelid, k.confrelid, k.conname, k.condeferrable, k.confdeltype::text AS on_delete,
                   k.confupdtype::text AS on_update, n.nspname, c.relname, rn.nspname AS referenced_schema,
                   r.relname AS referenced_table, rn.nspname = ANY ({namespaces}) AS described,
                   (SELECT pg_catalog.array_agg(a.attname::text ORDER BY p.position)
                      FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY p(attnum, position)
                      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.attnum) AS columns,
                   (SELECT pg_catalog.array_agg(a.attname::text ORDER BY p.position)
                      FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY p(attnum, position)
                      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.attnum) AS referenced
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
              JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
             WHERE n.nspname = ANY ({namespaces}) AND k.contype = 'f'
             ORDER BY n.nspname, c.relname, k.conname, k.oid""";

    private static final Map<String, Action> ACTIONS = Map.of(
            "a", Action.NO_ACTION,
            "r", Action.RESTRICT,
            "c", Action.CASCADE,
            "n", Action.SET_NULL,
            "d", Action.SET_DEFAULT);

    private final Map<Long, TableId> tables;

    private ForeignKeyReader(Map<Long, TableId> tables) {
        this.tables = tables;
    }

    /** A foreign key of the table with this oid. */
    record Found(long table, ForeignKey foreignKey, Set<Feature> features) {}

    /**
     * @param tables that are described; foreign keys from others, or to others of the same schemas, are left out
     * @return by the oid of the table, in the order of their names
     * @throws ProblemException K5040 where one leads to another schema
     */
    static Map<Long, List<Found>> read(CatalogQueries queries, Map<Long, TableId> tables) {
        ForeignKeyReader reader = new ForeignKeyReader(tables);
        return queries.rows(FOREIGN_KEYS, reader::foreignKey).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Found::table));
    }

    private Optional<Found> foreignKey(ResultSet row) throws SQLException {
        TableId table = tables.get(row.getLong("conrelid"));
        if (table == null) {
            return Optional.empty();
        }
        requireDescribed(row);
        TableId referenced = tables.get(row.getLong("confrelid"));
        return referenced == null ? Optional.empty() : Optional.of(foreignKey(row, table, referenced));
    }

    private static Found foreignKey(ResultSet row, TableId table, TableId referenced) throws SQLException {
        String name = row.getString("conname");
        ForeignKey foreignKey = new ForeignKey(
                name,
                SqlArrays.texts(row, "columns"),
                referenced.name(),
                SqlArrays.texts(row, "referenced"),
                ACTIONS.get(row.getString("on_delete")),
                ACTIONS.get(row.getString("on_update")));
        Set<Feature> features = row.getBoolean("condeferrable")
                ? Set.of(new Feature(Feature.Kind.DEFERRABLE_CONSTRAINT, name))
                : Set.of();
        return new Found(table.oid(), foreignKey, features);
    }

    private static void requireDescribed(ResultSet row) throws SQLException {
        if (!row.getBoolean("described")) {
            throw ProblemException.invalidInput(
                    ProblemCode.CROSS_SCHEMA_REFERENCE,
                    "The foreign key \"%s\" leads from \"%s\".\"%s\" to \"%s\".\"%s\", and the schema \"%s\" is not among those that are read."
                            .formatted(
                                    row.getString("conname"),
                                    row.getString("nspname"),
                                    row.getString("relname"),
                                    row.getString("referenced_schema"),
                                    row.getString("referenced_table"),
                                    row.getString("referenced_schema")),
                    "Add \"%s\" to the list schemas of the datasource.".formatted(row.getString("referenced_schema")));
        }
    }
}
