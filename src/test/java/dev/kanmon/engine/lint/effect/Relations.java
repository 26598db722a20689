package dev.kanmon.engine.lint.effect;

import dev.kanmon.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The relations of a database's own schemas at one moment, as a session sees them: tables, views and indexes.
 *
 * @param byName by schema and name
 */
record Relations(Map<String, Relation> byName) {

    /**
     * @param file relfilenode, 0 for what has no file
     * @param bytes size of that file
     * @param table of an index, its table; else empty
     * @param kind pg_class.relkind
     */
    record Relation(long oid, long file, long bytes, String table, String kind) {}

    private static final String QUERY = """
            SELECT n.nspname || '.' || c.relname, c.oid, c.relfilenode, c.relkind,
                   CASE WHEN c.relfilenode = 0 THEN 0 ELSE pg_relation_size(c.oid) END,
                   coalesce((SELECT tn.nspname || '.' || t.relname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                               JOIN pg_namespace tn ON tn.oid = t.relnamespace WHERE i.indexrelid = c.oid), '')
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
               AND c.relkind IN ('r', 'p', 'v', 'm', 'i', 'I')
            """;

    static Relations of(TestDatabase database) {
        try (Connection connection = database.connect()) {
            return of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static Relations of(Connection connection) throws SQLException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                relations.put(
                        row.getString(1),
                        new Relation(
                                row.getLong(2), row.getLong(3), row.getLong(5), row.getString(6), row.getString(4)));
            }
        }
        return new Relations(relations);
    }

    /** What became of the files between two moments: tables written anew, indexes built. An emptied table is neither. */
    Map<String, Work> workUntil(Relations after) {
        Set<Long> oldFiles = byName.values().stream().map(Relation::file).collect(Collectors.toSet());
        Map<String, Work> works = new LinkedHashMap<>();
        after.byName.forEach((name, now) -> {
            boolean written = now.bytes() > 0 && !oldFiles.contains(now.file());
            if (written && now.table().isEmpty()) {
                nameOf(now).ifPresent(before -> works.put(before, Work.REWRITE));
            } else if (written && after.byName.get(now.table()).bytes() > 0) {
                nameOf(after.byName.get(now.table()))
                        .ifPresent(table -> works.merge(table, Work.INDEX_BUILD, Work::heavierOf));
                if (byName.containsKey(name)) {
                    works.put(name, Work.INDEX_BUILD);
                }
            }
        });
        return works;
    }

    private Optional<String> nameOf(Relation relation) {
        return Optional.ofNullable(namesByOid().get(relation.oid()));
    }

    Map<Long, String> namesByOid() {
        Map<Long, String> names = new LinkedHashMap<>();
        byName.forEach((name, relation) -> names.put(relation.oid(), name));
        return names;
    }

    Map<String, String> tableOfIndex() {
        Map<String, String> tables = new LinkedHashMap<>();
        byName.forEach((name, relation) -> {
            if (!relation.table().isEmpty()) {
                tables.put(name, relation.table());
            }
        });
        return tables;
    }
}
