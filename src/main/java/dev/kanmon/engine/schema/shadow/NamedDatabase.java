package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/**
 * The very database that a shadow's URL names, for a role that may not make others. It is used only where it is empty or
 * carries our mark, and cleared by dropping its schemas; so the role has to own it.
 */
final class NamedDatabase {

    /** For {@link TargetLock}: whatever the target, one rehearsal at a time. */
    static final String LOCK = "ffffffff00000000";

    private static final String PUBLIC = "public";

    private static final String SCHEMAS =
            "FROM pg_catalog.pg_namespace n" + " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private static final String ALL_OWNED = "SELECT pg_catalog.pg_has_role(d.datdba, 'USAGE')"
            + " AND NOT EXISTS (SELECT 1 " + SCHEMAS + " AND NOT pg_catalog.pg_has_role(n.nspowner, 'USAGE'))"
            + " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()";

    private static final String EMPTY = "SELECT NOT EXISTS (SELECT 1 " + SCHEMAS + " AND (n.nspname <> '" + PUBLIC + "'"
            + " OR EXISTS (SELECT 1 FROM pg_catalog.pg_class WHERE relnamespace = n.oid)"
            + " OR EXISTS (SELECT 1 FROM pg_catalog.pg_proc WHERE pronamespace = n.oid)"
            + " OR EXISTS (SELECT 1 FROM pg_catalog.pg_type WHERE typnamespace = n.oid)))";

    private final Session session;

    NamedDatabase(Session session) {
        this.session = session;
    }

    /** Makes it ours, and empty. */
    void claim(Marker marker) {
        boolean ours = Marker.parse(comment()).isPresent();
        if (!isTrue(ALL_OWNED) || !ours && !isTrue(EMPTY)) {
            throw new ShadowUnavailableException(
                    "The role may not create databases on the shadow's server, and the shadow's database cannot be used"
                            + " itself: for that it has to be empty, and belong to the role with all its schemas. Grant the"
                            + " role that right (ALTER ROLE … CREATEDB), or name an empty database of its own.");
        }
        session.run("COMMENT ON DATABASE " + Sql.identifier(name()) + " IS " + Sql.literal(marker.text()));
        clear();
    }

    /** Drops all that is in it. The mark stays. */
    void clear() {
        List<String> schemas = session.query("SELECT n.nspname " + SCHEMAS, row -> row.getString(1));
        for (String schema : schemas) {
            session.run("DROP SCHEMA " + Sql.identifier(schema) + " CASCADE");
        }
        session.run("CREATE SCHEMA " + PUBLIC + "; GRANT USAGE ON SCHEMA " + PUBLIC + " TO PUBLIC");
    }

    private String comment() {
        return session.query(
                        "SELECT pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database"
                                + " WHERE datname = pg_catalog.current_database()",
                        row -> row.getString(1))
                .get(0);
    }

    private String name() {
        return session.query("SELECT pg_catalog.current_database()", row -> row.getString(1))
                .get(0);
    }

    private boolean isTrue(String sql) {
        return session.query(sql, row -> row.getBoolean(1)).get(0);
    }
}
