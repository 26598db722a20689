package dev.kanmon.engine.history;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/**
 * The SQL of the table {@code _kanmon_scripts} beside the history. It remembers how far the script of a person's decision
 * has come, for scripts that cannot commit together with the mark; a database that never had one has no such table.
 */
public final class ScriptTable {

    static final String NAME = "_kanmon_scripts";

    private final String schema;
    private final String table;
    private final Key key;

    /** @param schema the history's */
    public ScriptTable(String schema, Key key) {
        this.schema = schema;
        this.table = Sql.identifier(schema) + "." + Sql.identifier(NAME);
        this.key = key;
    }

    /**
     * Whose steps are kept.
     *
     * @param decision names the decision; another name is another decision, which begins at the beginning
     * @param migration that was decided on
     * @param digest of the whole script
     */
    public record Key(String decision, String migration, String digest) {}

    /**
     * Statements of a script that were begun together.
     *
     * @param digest of the script that they are part of
     * @param lastStatement the number of the last of them, from 1
     * @param finished whether they are known to be done
     */
    public record Step(String digest, int lastStatement, boolean finished) {}

    /** Creates the table where it is not there, and the schema first where that is not there. */
    public void create(Session session, boolean schemaExists) {
        String createSchema = schemaExists ? "" : "CREATE SCHEMA " + Sql.identifier(schema) + ";";
        session.run(createSchema + "CREATE TABLE IF NOT EXISTS " + table + " ("
                + "decision TEXT NOT NULL,"
                + "migration TEXT NOT NULL,"
                + "digest TEXT NOT NULL,"
                + "statement INTEGER NOT NULL,"
                + "begun_at TIMESTAMPTZ NOT NULL,"
                + "finished_at TIMESTAMPTZ,"
                + "PRIMARY KEY (decision, migration, statement))");
    }

    /** What was begun for the decision, in the script's order, whatever its script was; nothing without a table. */
    public List<Step> read(Session session) {
        boolean exists = session.query(
                        "SELECT pg_catalog.to_regclass(" + Sql.literal(table) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
        if (!exists) {
            return List.of();
        }
        return session.query(
                "SELECT digest, statement, finished_at IS NOT NULL FROM " + table + " WHERE " + ofTheDecision()
                        + " ORDER BY statement",
                row -> new Step(row.getString(1), row.getInt(2), row.getBoolean(3)));
    }

    /** A step that begins now. */
    public String insertBegun(int lastStatement) {
        return insert(lastStatement, "NULL");
    }

    /** A step that is done when the transaction around this statement commits. */
    public String insertFinished(int lastStatement) {
        return insert(lastStatement, "pg_catalog.clock_timestamp()");
    }

    /** Records that a step that was begun is done. */
    public String updateFinished(int lastStatement) {
        return "UPDATE " + table + " SET finished_at = pg_catalog.clock_timestamp() WHERE " + ofTheDecision()
                + " AND statement = " + lastStatement;
    }

    private String insert(int lastStatement, String finishedAt) {
        return "INSERT INTO " + table + " (decision, migration, digest, statement, begun_at, finished_at) VALUES ("
                + Sql.literal(key.decision()) + ", " + Sql.literal(key.migration()) + ", "
                + Sql.literal(key.digest()) + ", " + lastStatement + ", pg_catalog.now(), " + finishedAt + ")";
    }

    private String ofTheDecision() {
        return "decision = " + Sql.literal(key.decision()) + " AND migration = " + Sql.literal(key.migration());
    }
}
