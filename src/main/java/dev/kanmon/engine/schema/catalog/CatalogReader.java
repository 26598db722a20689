package dev.kanmon.engine.schema.catalog;

import dev.kanmon.engine.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a database's catalog. Takes no lock that keeps others from their work, and writes nothing. */
public final class CatalogReader {

    /**
     * One moment's state; no name of ours may be found elsewhere; no long queue behind a table that is being changed; and
     * no compiling of a query that the planner takes for a large one, nor loops over what it takes for small.
     */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
            + "SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL lock_timeout = '3s';"
            + "SET LOCAL jit = off; SET LOCAL enable_nestloop = off";

    private CatalogReader() {}

    /**
     * Two round trips around the query, in a transaction of its own.
     *
     * @param session without an open transaction
     * @throws dev.kanmon.engine.session.ServerException where the role may not read the catalogs (42501), or a table was
     *     locked by others all the time (55P03)
     */
    public static Catalog read(Session session, CatalogScope scope) {
        int version = session.query(
                        "SELECT pg_catalog.current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
        try {
            session.run(BEGIN);
            SortedMap<ObjectKey, String> objects = new TreeMap<>();
            session.query(CatalogSql.of(scope, version), row -> put(row, objects));
            session.run("COMMIT");
            return new Catalog(version, objects);
        } finally {
            session.rollBack();
        }
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
