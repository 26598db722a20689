package dev.kanmon.engine.schema.catalog;

import dev.kanmon.engine.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a database's catalog. Takes no lock that keeps others from their work, and writes nothing. */
public final class CatalogReader {

    /**
     * No name of ours may be found elsewhere; no long queue behind a table that is being changed; and no compiling of a
     * query that the planner takes for a large one, nor loops over what it takes for small.
     */
    private static final String SETTINGS = "SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL lock_timeout = '3s';"
            + "SET LOCAL jit = off; SET LOCAL enable_nestloop = off";

    private static final String VERSION = "SELECT pg_catalog.current_setting('server_version_num')::int";

    private final Session session;
    private final CatalogScope scope;

    private CatalogReader(Session session, CatalogScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /**
     * Reads one moment's state: in a transaction of its own that takes no writes, or, where one is open, within that, which
     * stays as it was.
     *
     * @throws dev.kanmon.engine.session.ServerException where the role may not read the catalogs (42501), or a table was
     *     locked by others all the time (55P03)
     */
    public static Catalog read(Session session, CatalogScope scope) {
        CatalogReader reader = new CatalogReader(session, scope);
        return session.isInTransaction() ? reader.withinTheOpenTransaction() : reader.inATransaction();
    }

    private Catalog inATransaction() {
        try {
            session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" + SETTINGS);
            return read();
        } finally {
            session.rollBack();
        }
    }

    private Catalog withinTheOpenTransaction() {
        session.run("SAVEPOINT kanmon_catalog;" + SETTINGS);
        try {
            return read();
        } finally {
            session.run("ROLLBACK TO SAVEPOINT kanmon_catalog; RELEASE SAVEPOINT kanmon_catalog");
        }
    }

    private Catalog read() {
        int version = session.query(VERSION, row -> row.getInt(1)).get(0);
        SortedMap<ObjectKey, String> objects = new TreeMap<>();
        session.query(CatalogSql.of(scope, version), row -> put(row, objects));
        return new Catalog(version, objects);
    }

    private static Void put(ResultSet row, SortedMap<ObjectKey, String> objects) throws SQLException {
        ObjectKey key = new ObjectKey(
                ObjectKind.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getString(4));
        objects.put(key, String.valueOf(row.getString(5)));
        String comment = row.getString(6);
        if (comment != null) {
            objects.put(key.comment(), comment);
        }
        return null;
    }
}
