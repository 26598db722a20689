package dev.kanmon.engine.schema.catalog;

import dev.kanmon.engine.session.Session;
import java.util.Set;
import java.util.TreeSet;

/** The roles that own the objects of a database. */
public final class Owners {

    private static final String SQL = "SELECT pg_catalog.pg_get_userbyid(owner) FROM ("
            + "SELECT relowner AS owner FROM pg_catalog.pg_class"
            + " UNION SELECT proowner FROM pg_catalog.pg_proc UNION SELECT typowner FROM pg_catalog.pg_type"
            + " UNION SELECT nspowner FROM pg_catalog.pg_namespace) owners";

    private Owners() {}

    public static Set<String> in(Session session) {
        return new TreeSet<>(session.query(SQL, row -> row.getString(1)));
    }
}
