package dev.kanmon.engine.schema.catalog;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a database's catalog. Takes no lock that keeps others from their work, and writes nothing. */
public final class CatalogReader {

    private final Session session;
    private final CatalogScope scope;

    private CatalogReader(Session session, CatalogScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** @throws dev.kanmon.engine.session.ServerException where the role may not read the catalogs */
    public static Catalog read(Session session, CatalogScope scope) {
        return new CatalogReader(session, scope).read();
    }

    private Catalog read() {
        int version = session.query(
                        "SELECT pg_catalog.current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
        SortedMap<ObjectKey, String> objects = new TreeMap<>();
        String sql = parts().stream().map(part -> "(" + part + ")").collect(Collectors.joining(" UNION ALL "));
        session.query(sql, row -> objects.put(key(row), String.valueOf(row.getString(5))));
        return new Catalog(version, objects);
    }

    private static ObjectKey key(ResultSet row) throws SQLException {
        return new ObjectKey(
                ObjectKind.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getString(4));
    }

    private List<String> parts() {
        return List.of(
                "SELECT 'SCHEMA', n.nspname::text, ''::text, n.nspname::text, 'schema'::text FROM pg_catalog.pg_namespace n WHERE "
                        + ofUsers("n"),
                "SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW' WHEN 'S' THEN 'SEQUENCE'"
                        + " ELSE 'TABLE' END, n.nspname, '', c.relname, pg_catalog.concat_ws(' ', c.relkind, c.relpersistence,"
                        + " c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.reloptions,"
                        + " pg_catalog.pg_get_partkeydef(c.oid), pg_catalog.pg_get_expr(c.relpartbound, c.oid),"
                        + " CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END)"
                        + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND " + ofUsers("c"),
                "SELECT 'COLUMN', n.nspname, c.relname, a.attname, pg_catalog.concat_ws(' ',"
                        + " pg_catalog.format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,"
                        + " 'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity)"
                        + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                        + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'c') AND "
                        + ofUsers("c"),
                "SELECT 'CONSTRAINT', n.nspname, c.relname, o.conname, pg_catalog.concat_ws(' ',"
                        + " pg_catalog.pg_get_constraintdef(o.oid), o.convalidated)"
                        + " FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE o.contype <> 'n' AND " + ofUsers("c"),
                "SELECT 'INDEX', n.nspname, t.relname, c.relname, pg_catalog.concat_ws(' ',"
                        + " pg_catalog.pg_get_indexdef(c.oid), CASE WHEN NOT i.indisvalid THEN 'INVALID' END)"
                        + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_catalog.pg_class t ON t.oid = i.indrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE t.relkind <> 't' AND "
                        + ofUsers("t"),
                "SELECT 'ENUM', n.nspname, '', t.typname, (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel),"
                        + " ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)"
                        + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
                        + " WHERE t.typtype = 'e' AND " + ofUsers("t"),
                "SELECT 'ROUTINE', n.nspname, '', p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid)"
                        + " || ')', pg_catalog.pg_get_functiondef(p.oid)"
                        + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE p.prokind IN ('f', 'p') AND " + ofUsers("p"),
                "SELECT 'TRIGGER', n.nspname, c.relname, g.tgname, pg_catalog.concat_ws(' ',"
                        + " pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled)"
                        + " FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT g.tgisinternal AND "
                        + ofUsers("c"),
                "SELECT 'EXTENSION', '', '', e.extname, e.extversion FROM pg_catalog.pg_extension e");
    }

    /** @param alias of the catalog whose objects must neither be the system's, nor ours, nor an extension's */
    private String ofUsers(String alias) {
        String schemas = scope.schemas().isEmpty()
                ? "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
                : "n.nspname IN (" + literals(scope.schemas()) + ")";
        String own = alias.equals("c") || alias.equals("t")
                ? " AND "
                        + (alias.equals("t")
                                ? "coalesce((SELECT r.relname FROM pg_catalog.pg_class r WHERE r.oid = t.oid), '')"
                                : "c.relname")
                        + " NOT IN (" + literals(CatalogScope.OWN_TABLES) + ")"
                : "";
        return schemas + own + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.objid = " + alias
                + ".oid AND x.deptype = 'e')";
    }

    private static String literals(Iterable<String> texts) {
        StringBuilder list = new StringBuilder();
        for (String text : texts) {
            list.append(list.isEmpty() ? "" : ", ").append(Sql.literal(text));
        }
        return list.toString();
    }
}
