package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of the table {@code _kanmon_restores} beside the history: which restores this database has seen. It is written
 * with the restore itself, so what it says is true; a database that was never restored has no such table.
 */
final class RestoreTable {

    private static final String NAME = "_kanmon_restores";

    private final String schema;
    private final String table;

    /** @param schema the history's */
    RestoreTable(String schema) {
        this.schema = schema;
        this.table = Sql.identifier(schema) + "." + Sql.identifier(NAME);
    }

    /**
     * One restore.
     *
     * @param decision that it was made for
     * @param identifier of the backup
     * @param keptDatabase the name of the database that was there before; null where there is none
     * @param restoredAt when; of one that is not written yet, null
     */
    record Entry(String decision, String identifier, String keptDatabase, OffsetDateTime restoredAt) {

        RestoreResult.AlreadyRestored alreadyRestored() {
            return new RestoreResult.AlreadyRestored(restoredAt, Optional.ofNullable(keptDatabase));
        }
    }

    /** What this database has seen, in order; nothing without a table. */
    List<Entry> read(Session session) {
        boolean exists = session.query(
                        "SELECT pg_catalog.to_regclass(" + Sql.literal(table) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
        return exists
                ? session.query(
                        "SELECT decision, backup, kept_database, restored_at FROM " + table + " ORDER BY restored_at",
                        row -> new Entry(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class)))
                : List.of();
    }

    /** The restore of this backup for this decision; empty where it is still to be done. */
    static Optional<Entry> find(List<Entry> entries, String decision, String identifier) {
        return entries.stream()
                .filter(entry ->
                        entry.decision().equals(decision) && entry.identifier().equals(identifier))
                .findFirst();
    }

    /**
     * Writes down a restore, and what the database that it replaces had seen before, which the backup may not know of.
     *
     * @param earlier as {@link #read} gave it there
     */
    void record(Session session, Entry done, List<Entry> earlier) {
        StringBuilder sql = new StringBuilder(
                        schemaExists(session) ? "" : "CREATE SCHEMA " + Sql.identifier(schema) + ";")
                .append("CREATE TABLE IF NOT EXISTS " + table + " ("
                        + "decision TEXT NOT NULL,"
                        + "backup TEXT NOT NULL,"
                        + "kept_database TEXT,"
                        + "restored_at TIMESTAMPTZ NOT NULL,"
                        + "PRIMARY KEY (decision, backup));");
        earlier.forEach(
                entry -> sql.append(insert(entry, Sql.literal(entry.restoredAt().toString()) + "::timestamptz")));
        session.run(sql.append(insert(done, "pg_catalog.now()")).toString());
    }

    /** CREATE SCHEMA IF NOT EXISTS would ask for a right on the database even where the schema is there. */
    private boolean schemaExists(Session session) {
        return session.query(
                        "SELECT pg_catalog.to_regnamespace(" + Sql.literal(Sql.identifier(schema)) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
    }

    private String insert(Entry entry, String restoredAt) {
        return "INSERT INTO " + table + " (decision, backup, kept_database, restored_at) VALUES ("
                + Sql.literal(entry.decision()) + ", " + Sql.literal(entry.identifier()) + ", "
                + Sql.literal(entry.keptDatabase()) + ", " + restoredAt + ") ON CONFLICT DO NOTHING;";
    }
}
