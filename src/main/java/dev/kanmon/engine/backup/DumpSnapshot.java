package dev.kanmon.engine.backup;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was true in the very snapshot that pg_dump shows.
 *
 * @param id for {@code pg_dump --snapshot}; good as long as the session's transaction is open
 * @param takenAt by the server's clock
 * @param lsn null where the role may not ask
 * @param fingerprint of the whole database's catalog
 * @param lastApplied null where nothing is
 * @param rows by table; empty where nobody asked
 * @param roles that policies and user mappings name, without which these cannot be restored
 */
record DumpSnapshot(
        String id,
        Instant takenAt,
        String lsn,
        String fingerprint,
        String lastApplied,
        int applied,
        SortedMap<String, Long> rows,
        Set<String> roles) {

    /**
     * The transaction stands idle while pg_dump works, which no time limit of the server may end. A dump gives up on a table
     * that somebody else has locked for a minute.
     */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
            + "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0;"
            + "SET LOCAL lock_timeout = '" + PgDump.LOCK_WAIT.toSeconds() + "s'";

    private static final String STANDING = """
            SELECT pg_catalog.pg_export_snapshot(), pg_catalog.transaction_timestamp(),
                CASE WHEN pg_catalog.pg_is_in_recovery()
                    THEN CASE WHEN pg_catalog.has_function_privilege('pg_catalog.pg_last_wal_replay_lsn()', 'EXECUTE')
                        THEN pg_catalog.pg_last_wal_replay_lsn()::text END
                    ELSE CASE WHEN pg_catalog.has_function_privilege('pg_catalog.pg_current_wal_lsn()', 'EXECUTE')
                        THEN pg_catalog.pg_current_wal_lsn()::text END
                END
            """;

    private static final String ROLES = """
            SELECT rolname FROM pg_catalog.pg_roles WHERE NOT pg_catalog.starts_with(rolname, 'pg_')
                AND (EXISTS (SELECT 1 FROM pg_catalog.pg_policy p WHERE pg_roles.oid = ANY (p.polroles))
                    OR EXISTS (SELECT 1 FROM pg_catalog.pg_user_mappings m WHERE m.umuser = pg_roles.oid))
            """;

    /** Begins the transaction that holds the snapshot. It ends with the session, or with a roll back. */
    static void begin(Session session) {
        session.run(BEGIN);
    }

    /** Takes the snapshot, and reads in it what the manifest and the proof need. */
    static DumpSnapshot take(Session session, DumpedTables tables, DumpRequest request) {
        record Standing(String id, Instant takenAt, String lsn) {}
        Standing standing = session.query(
                        STANDING,
                        row -> new Standing(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3)))
                .get(0);
        List<HistoryRow> applied = history(session).applied();
        return new DumpSnapshot(
                standing.id(),
                standing.takenAt(),
                standing.lsn(),
                CatalogReader.read(session, CatalogScope.ALL).fingerprint(),
                applied.isEmpty() ? null : applied.get(applied.size() - 1).migration(),
                applied.size(),
                request.verify() ? tables.countRows(session) : new TreeMap<>(),
                new TreeSet<>(session.query(ROLES, row -> row.getString(1))));
    }

    private static History history(Session session) {
        HistoryTable table = new HistoryTable(session.schema());
        return table.inspect(session).tableExists() ? table.read(session) : History.EMPTY;
    }
}
