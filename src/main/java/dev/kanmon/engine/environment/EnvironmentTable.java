package dev.kanmon.engine.environment;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of the table {@code _kanmon_environment}, in which a database remembers that it was deployed to as production. A
 * row counts only in the database whose oid it has: that is how a copy, by dump or as a template, is not taken for the
 * original.
 */
final class EnvironmentTable {

    /** Known to all that leave Kanmon's own tables out: {@code CatalogScope.OWN_TABLES} and the history's emptiness check. */
    static final String NAME = "_kanmon_environment";

    private static final String OWN_ROW = "database_oid = (SELECT oid FROM pg_catalog.pg_database"
            + " WHERE datname = pg_catalog.current_database()) AND environment = " + Sql.literal(production());

    private final String schema;
    private final String table;

    /** @param schema the history's */
    EnvironmentTable(String schema) {
        this.schema = schema;
        this.table = Sql.identifier(schema) + "." + Sql.identifier(NAME);
    }

    /** Every such table of the database, whatever schema it is in: an own URL for each schema shall not hide a mark. */
    static List<EnvironmentTable> all(Session session) {
        return session.query(
                "SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relname = " + Sql.literal(NAME) + " AND c.relkind IN ('r', 'p') ORDER BY 1",
                row -> new EnvironmentTable(row.getString(1)));
    }

    /**
     * When this database was marked as production.
     *
     * @return empty where the table has no row of it
     * @throws ServerException where the role may not read it, or it has another shape
     */
    Optional<OffsetDateTime> markedAt(Session session) {
        return session
                .query(
                        "SELECT marked_at FROM " + table + " WHERE " + OWN_ROW,
                        row -> row.getObject(1, OffsetDateTime.class))
                .stream()
                .findFirst();
    }

    /**
     * Marks this database as production, once; without the schema there is nothing in it that anybody could lose.
     *
     * @return why that was not to be done; empty where the mark is there
     * @throws ServerException where the connection is lost
     */
    Optional<String> mark(Session session) {
        try {
            if (!schemaExists(session)) {
                return Optional.empty();
            }
            if (!exists(session) || markedAt(session).isEmpty()) {
                session.run(creation() + insertion());
            }
            return Optional.empty();
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CONNECTION_LOST) {
                throw e;
            }
            return Optional.of(e.error().message() + " (" + e.error().sqlState() + ")");
        }
    }

    /** What a person runs who knows that the mark is a mistake. */
    String removal() {
        return "DROP TABLE " + table + ";";
    }

    private boolean schemaExists(Session session) {
        return session.query(
                        "SELECT pg_catalog.to_regnamespace(" + Sql.literal(Sql.identifier(schema)) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
    }

    private boolean exists(Session session) {
        return session.query(
                        "SELECT pg_catalog.to_regclass(" + Sql.literal(table) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
    }

    private String creation() {
        return "CREATE TABLE IF NOT EXISTS " + table + " ("
                + "database_oid OID PRIMARY KEY,"
                + "environment TEXT NOT NULL,"
                + "marked_at TIMESTAMPTZ NOT NULL);";
    }

    private String insertion() {
        return "INSERT INTO " + table + " (database_oid, environment, marked_at)"
                + " SELECT oid, " + Sql.literal(production()) + ", pg_catalog.now() FROM pg_catalog.pg_database"
                + " WHERE datname = pg_catalog.current_database()"
                + " ON CONFLICT (database_oid) DO UPDATE SET environment = EXCLUDED.environment,"
                + " marked_at = EXCLUDED.marked_at;";
    }

    private static String production() {
        return Environment.Production.name();
    }
}
