package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/**
 * The roles of a private server. They belong to the server and not to a database, so what a rehearsal leaves behind is
 * removed by hand, and those of the baseline carry a mark.
 */
final class ServerRoles {

    private static final String MARK = "kanmon baseline";

    /** Ours and PostgreSQL's own; user roles cannot begin with pg_. */
    private static final String FOREIGN = "rolname <> '" + PrivateServer.SUPERUSER + "' AND rolname !~ '^pg_'";

    private final Session session;

    ServerRoles(Session session) {
        this.session = session;
    }

    /** Marks all roles that there are as belonging to the baseline. */
    void markAll() {
        names(FOREIGN).forEach(role -> session.run("COMMENT ON ROLE " + Sql.identifier(role) + " IS '" + MARK + "'"));
    }

    /** Drops the roles that the baseline does not have. */
    void dropUnmarked() {
        drop(FOREIGN + " AND pg_catalog.shobj_description(oid, 'pg_authid') IS DISTINCT FROM '" + MARK + "'");
    }

    void dropAll() {
        drop(FOREIGN);
    }

    /** A role that others depend on goes after them, so all are tried until none of them gives way. */
    private void drop(String condition) {
        List<String> left = names(condition);
        while (!left.isEmpty()) {
            List<String> kept = left.stream().filter(role -> !tryDrop(role)).toList();
            if (kept.size() == left.size()) {
                return;
            }
            left = kept;
        }
    }

    private boolean tryDrop(String role) {
        try {
            session.run("DROP ROLE IF EXISTS " + Sql.identifier(role));
            return true;
        } catch (ServerException e) {
            return false;
        }
    }

    private List<String> names(String condition) {
        return session.query("SELECT rolname FROM pg_catalog.pg_roles WHERE " + condition, row -> row.getString(1));
    }
}
