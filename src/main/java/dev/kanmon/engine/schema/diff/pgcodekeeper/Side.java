package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.supplement.Facts;
import dev.kanmon.engine.session.Session;
import java.util.HashMap;
import java.util.Map;

/**
 * What our own statements need to know of one of two databases.
 *
 * @param columnTypes by {@code schema.table.column}
 */
record Side(Catalog catalog, Facts facts, Map<String, String> columnTypes) {

    private static final String COLUMN_TYPES =
            "SELECT n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'c')"
                    + " AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^pg_'";

    /** All in one transaction, with names found in the system's schema alone, so that all others carry theirs. */
    static Side read(Session session, CatalogScope scope) {
        session.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = pg_catalog;"
                + "SET LOCAL jit = off");
        Map<String, String> types = new HashMap<>();
        session.query(COLUMN_TYPES, row -> types.put(row.getString(1), row.getString(2)));
        Facts facts = Facts.read(session, scope);
        session.run("COMMIT");
        return new Side(CatalogReader.read(session, scope), facts, types);
    }
}
