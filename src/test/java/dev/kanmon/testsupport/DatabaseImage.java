package dev.kanmon.testsupport;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is in a database: two equal ones are the same to every application. Left out is what restores note of themselves.
 *
 * @param rows of each table, materialized view and sequence, as text, in order; the history is among them
 * @param largeObjects their numbers and contents
 * @param catalog the schema
 */
public record DatabaseImage(SortedMap<String, List<String>> rows, List<String> largeObjects, Catalog catalog) {

    private static final String QUERIES = "SELECT c.oid::regclass::text, CASE c.relkind"
            + " WHEN 'S' THEN 'SELECT last_value || '' '' || is_called FROM ' || c.oid::regclass"
            + " ELSE 'SELECT t::text FROM ONLY ' || c.oid::regclass || ' t ORDER BY 1' END FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm', 'S')"
            + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname NOT IN ('_kanmon_restores', '_kanmon_environment')";

    /** Reads one moment's state. */
    public static DatabaseImage of(String url) {
        try (Session session = TargetConnector.open(ConnectionUrl.parse(url), "kanmon tests")) {
            session.run("SET search_path = ''; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            SortedMap<String, String> queries = new TreeMap<>();
            session.query(QUERIES, row -> queries.put(row.getString(1), row.getString(2)));
            SortedMap<String, List<String>> rows = new TreeMap<>();
            queries.forEach((relation, sql) -> rows.put(relation, session.query(sql, row -> row.getString(1))));
            List<String> largeObjects = session.query(
                    "SELECT oid || ' ' || md5(lo_get(oid)) FROM pg_largeobject_metadata ORDER BY oid",
                    row -> row.getString(1));
            return new DatabaseImage(rows, largeObjects, CatalogReader.read(session, CatalogScope.ALL));
        }
    }
}
