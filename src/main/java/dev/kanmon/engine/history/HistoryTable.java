package dev.kanmon.engine.history;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of the table {@code _prisma_migrations} in one schema. Every statement names the schema, and functions by
 * theirs, so that no search path that a script leaves behind can make it miss. The texts are parts of larger ones.
 */
public final class HistoryTable {

    private static final String NAME = "_prisma_migrations";

    private final String schema;
    private final String table;

    /** @param schema as the URL names it */
    public HistoryTable(String schema) {
        this.schema = schema;
        this.table = Sql.identifier(schema) + "." + Sql.identifier(NAME);
    }

    /**
     * What is in a schema before it is migrated.
     *
     * @param schemaExists whether the schema is there
     * @param tableExists whether the history table is there
     * @param hasOtherTables whether any ordinary table is there, the history aside
     * @param readOnly whether the session takes no writes
     */
    public record Surroundings(boolean schemaExists, boolean tableExists, boolean hasOtherTables, boolean readOnly) {

        /** Whether there are tables, and nothing says where they come from. */
        public boolean lacksHistory() {
            return hasOtherTables && !tableExists;
        }
    }

    /** Looks at the schema, which may itself not exist. */
    public Surroundings inspect(Session session) {
        // What makes a schema non-empty for Prisma: ordinary tables only, and not the one that PostGIS brings.
        String relations =
                "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = " + Sql.literal(schema) + " AND c.relname ";
        String sql =
                "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(schema) + "),"
                        + " EXISTS (" + relations + "= '" + NAME + "' AND c.relkind IN ('r', 'p', 'v', 'f')),"
                        + " EXISTS (" + relations + "NOT IN ('" + NAME + "', '" + ScriptTable.NAME
                        + "', '_kanmon_restores', '_kanmon_environment', 'spatial_ref_sys') AND c.relkind = 'r'),"
                        + " pg_catalog.current_setting('transaction_read_only')::bool";
        return session.query(
                        sql,
                        row -> new Surroundings(
                                row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)))
                .get(0);
    }

    /**
     * All rows.
     *
     * @throws ProblemException K1004 where the table has another shape, K1003 where the role may not read it
     */
    public History read(Session session) {
        String sql = "SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs,"
                + " applied_steps_count FROM " + table + " ORDER BY started_at, finished_at NULLS LAST";
        try {
            return new History(session.query(sql, HistoryTable::row));
        } catch (ServerException e) {
            throw explain(e);
        }
    }

    /**
     * Creates the table in Prisma's shape, and the schema first where that is not there: asking for an existing one
     * would need a right on the database.
     *
     * @throws ProblemException K1003 where the role may not
     */
    public void create(Session session, Surroundings surroundings) {
        create(session, surroundings, List.of());
    }

    /**
     * The same, in one transaction with what is written into it.
     *
     * @throws ProblemException K1003 where the role may not
     */
    public void create(Session session, Surroundings surroundings, List<String> rows) {
        List<String> statements = new ArrayList<>(creation(surroundings));
        statements.addAll(rows);
        try {
            session.run(String.join(";", statements));
        } catch (ServerException e) {
            if (e.error().kind() != FailureKind.FORBIDDEN) {
                throw e;
            }
            throw new ProblemException(
                    new Problem(
                            ProblemCode.INSUFFICIENT_PRIVILEGE,
                            ExitCode.INVALID_INPUT,
                            "The role may not create the history table: "
                                    + e.error().message() + ".",
                            "Grant it CREATE on the schema " + Sql.identifier(schema) + "."),
                    e);
        }
    }

    /** What {@link #create} runs, for a transaction with more in it; nothing where the table is there. */
    public List<String> creation(Surroundings surroundings) {
        if (surroundings.tableExists()) {
            return List.of();
        }
        return surroundings.schemaExists()
                ? List.of(createTableSql())
                : List.of("CREATE SCHEMA " + Sql.identifier(schema), createTableSql());
    }

    private String createTableSql() {
        return "CREATE TABLE " + table + " ("
                + "id VARCHAR(36) PRIMARY KEY NOT NULL,"
                + "checksum VARCHAR(64) NOT NULL,"
                + "finished_at TIMESTAMPTZ,"
                + "migration_name VARCHAR(255) NOT NULL,"
                + "logs TEXT,"
                + "rolled_back_at TIMESTAMPTZ,"
                + "started_at TIMESTAMPTZ NOT NULL DEFAULT now(),"
                + "applied_steps_count INTEGER NOT NULL DEFAULT 0)";
    }

    /** A migration that is done when the transaction around this statement commits; it began when that began. */
    public String insertFinished(String id, String migration, String checksum) {
        return insert(id, migration, checksum, "pg_catalog.now()", "pg_catalog.clock_timestamp()", "NULL", 1);
    }

    /** A migration that begins now. */
    public String insertStarted(String id, String migration, String checksum) {
        return insert(id, migration, checksum, "pg_catalog.clock_timestamp()", "NULL", "NULL", 0);
    }

    /**
     * A migration that failed and left nothing behind.
     *
     * @param ago how long ago the attempt began
     * @param logs the error, for people
     */
    public String insertFailed(String id, String migration, String checksum, Duration ago, String logs) {
        String startedAt = "pg_catalog.clock_timestamp() - INTERVAL '" + ago.toMillis() + " milliseconds'";
        return insert(id, migration, checksum, startedAt, "NULL", Sql.literal(logs), 0);
    }

    /** A migration that a person declares to be applied. */
    public String insertResolved(String id, String migration, String checksum) {
        return insert(id, migration, checksum, "pg_catalog.now()", "pg_catalog.now()", "''", 0);
    }

    /**
     * One of several that are declared to be applied together.
     *
     * @param position among them, from 0: rows of one transaction would else have begun at the same moment, and their order
     *     would be lost
     */
    public String insertBaselined(String id, String migration, String checksum, int position) {
        String at = "pg_catalog.now() + INTERVAL '" + position + " microseconds'";
        return insert(id, migration, checksum, at, at, "''", 0);
    }

    /** Records that a started migration has come so far. */
    public String updateSteps(String id, int statementsDone) {
        return update(id, "applied_steps_count = " + statementsDone);
    }

    /** Records that a started migration is done. */
    public String updateFinished(String id) {
        return update(id, "finished_at = pg_catalog.clock_timestamp(), applied_steps_count = 1");
    }

    /** Records why a started migration failed. */
    public String updateFailed(String id, String logs) {
        return update(id, "logs = " + Sql.literal(logs));
    }

    /** Marks one attempt as rolled back. */
    public String updateRolledBack(String id) {
        return update(id, "rolled_back_at = pg_catalog.clock_timestamp()");
    }

    private String insert(
            String id,
            String migration,
            String checksum,
            String startedAt,
            String finishedAt,
            String logs,
            int appliedSteps) {
        return "INSERT INTO " + table
                + " (id, checksum, migration_name, started_at, finished_at, logs, applied_steps_count) VALUES ("
                + Sql.literal(id) + ", " + Sql.literal(checksum) + ", " + Sql.literal(migration) + ", " + startedAt
                + ", " + finishedAt + ", " + logs + ", " + appliedSteps + ")";
    }

    private String update(String id, String assignments) {
        return "UPDATE " + table + " SET " + assignments + " WHERE id = " + Sql.literal(id);
    }

    private ProblemException explain(ServerException e) {
        if (e.error().kind() == FailureKind.CONNECTION_LOST) {
            throw e;
        }
        if (e.error().kind() == FailureKind.FORBIDDEN) {
            return new ProblemException(
                    new Problem(
                            ProblemCode.INSUFFICIENT_PRIVILEGE,
                            ExitCode.INVALID_INPUT,
                            "The role may not read the history: " + e.error().message() + ".",
                            "Grant it SELECT, INSERT and UPDATE on " + table + "."),
                    e);
        }
        return new ProblemException(
                new Problem(
                        ProblemCode.UNREADABLE_HISTORY,
                        ExitCode.INVALID_INPUT,
                        "The table " + table + " is there, but not in the shape that Prisma or Kanmon writes: "
                                + e.error().message() + ".",
                        "Compare it with the one that Prisma creates, and give it back its columns."),
                e);
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        return new HistoryRow(
                row.getString("id"),
                row.getString("checksum"),
                row.getString("migration_name"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("rolled_back_at", OffsetDateTime.class),
                row.getString("logs"),
                row.getInt("applied_steps_count"));
    }
}
