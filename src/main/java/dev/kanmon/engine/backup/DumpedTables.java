package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables and sequences that pg_dump will read for a request, and what the role may do with them. */
final class DumpedTables {

    private static final int NAMED_IN_A_MESSAGE = 5;

    /** pg_dump leaves out what extensions bring, but for the rows of tables that they declare as configuration. */
    private static final String RELATIONS = """
            SELECT n.nspname, c.relname, c.relkind = 'r',
                pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'),
                c.relkind = 'r' AND pg_catalog.row_security_active(c.oid),
                pg_catalog.pg_table_size(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND c.relpersistence <> 't'
                AND NOT pg_catalog.starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                        AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
                        AND c.oid <> ALL (COALESCE(e.extconfig, '{}')))
                AND (%s)
            ORDER BY n.nspname, c.relname
            """;

    private static final String LARGE_OBJECTS = "SELECT pg_catalog.pg_table_size('pg_catalog.pg_largeobject')";

    private final List<Relation> relations;
    private final long largeObjectBytes;
    private final BackupManifest.Content content;

    private DumpedTables(List<Relation> relations, long largeObjectBytes, BackupManifest.Content content) {
        this.relations = relations;
        this.largeObjectBytes = largeObjectBytes;
        this.content = content;
    }

    /** @param hidesRows whether row level security hides some of them from the role */
    private record Relation(String name, boolean holdsRows, boolean readable, boolean hidesRows, long bytes) {

        static Relation of(ResultSet row) throws SQLException {
            String name = Sql.identifier(row.getString(1)) + "." + Sql.identifier(row.getString(2));
            return new Relation(name, row.getBoolean(3), row.getBoolean(4), row.getBoolean(5), row.getLong(6));
        }
    }

    static DumpedTables read(Session session, DumpRequest request) {
        List<Relation> relations =
                session.query(String.format(RELATIONS, request.tables().condition()), Relation::of);
        long largeObjects = request.tables().isEverything()
                ? session.query(LARGE_OBJECTS, row -> row.getLong(1)).get(0)
                : 0;
        return new DumpedTables(relations, largeObjects, request.content());
    }

    /**
     * Refuses what pg_dump would refuse in the middle of its work: it locks every table that it dumps, also for the schema
     * alone, and it reads no table of which a policy would show it only a part.
     *
     * @throws ProblemException K3051
     */
    void requireReadable() {
        List<String> forbidden = relations.stream()
                .filter(relation -> !relation.readable())
                .map(Relation::name)
                .toList();
        if (!forbidden.isEmpty()) {
            throw forbidden(
                    "The role may not read " + some(forbidden) + ".",
                    "Grant it USAGE on the schemas and SELECT on all their tables and sequences, use a role that has"
                            + " them (pg_read_all_data), or leave those tables out.");
        }
        List<String> hidden = relations.stream()
                .filter(this::isDumpedInPart)
                .map(Relation::name)
                .toList();
        if (!hidden.isEmpty()) {
            throw forbidden(
                    "Row level security hides rows from the role in " + some(hidden) + ".",
                    "Use a role with BYPASSRLS or the tables' owner, or leave those tables out.");
        }
    }

    private boolean isDumpedInPart(Relation relation) {
        return relation.hidesRows() && content != BackupManifest.Content.SCHEMA_ONLY;
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED_IN_A_MESSAGE).collect(Collectors.joining(", "));
        int more = names.size() - NAMED_IN_A_MESSAGE;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static ProblemException forbidden(String message, String hint) {
        return new ProblemException(new Problem(ProblemCode.BACKUP_FORBIDDEN, ExitCode.BACKUP_FAILED, message, hint));
    }

    /** What the dumped rows take on the server's disk, without indexes, which are not dumped; 0 for a schema alone. */
    long bytes() {
        return content == BackupManifest.Content.SCHEMA_ONLY
                ? 0
                : largeObjectBytes
                        + relations.stream().mapToLong(Relation::bytes).sum();
    }

    /** Counts the rows of every table that is dumped with them. Partitions are counted, not what they are parts of. */
    SortedMap<String, Long> countRows(Session session) {
        SortedMap<String, Long> rows = new TreeMap<>();
        if (content != BackupManifest.Content.SCHEMA_ONLY) {
            relations.stream()
                    .filter(Relation::holdsRows)
                    .forEach(table -> rows.put(table.name(), countRows(session, table.name())));
        }
        return rows;
    }

    /** @param table quoted, with its schema */
    static long countRows(Session session, String table) {
        return session.query("SELECT pg_catalog.count(*) FROM ONLY " + table, row -> row.getLong(1))
                .get(0);
    }
}
