package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/** The sessions that others have with a database. */
final class OtherSessions {

    private final Session session;
    private final String ofOthers;

    /**
     * @param session of the role that may have to end them
     * @param exceptProcess a server process of our own, beside that of the session
     */
    OtherSessions(Session session, String database, int exceptProcess) {
        this.session = session;
        // Without a role are workers of autovacuum, which end by themselves when the database is renamed or locked. Of other
        // roles' sessions an ordinary role sees no more than role and database.
        this.ofOthers = " FROM pg_catalog.pg_stat_activity a WHERE a.datname = " + Sql.literal(database)
                + " AND a.pid NOT IN (pg_catalog.pg_backend_pid(), " + exceptProcess + ")"
                + " AND a.usesysid IS NOT NULL";
    }

    /**
     * Tells each that has not ended yet to end.
     *
     * @throws dev.kanmon.engine.ProblemException K3029 where the role may not end one of them
     */
    void end() {
        try {
            session.query("SELECT pg_catalog.pg_terminate_backend(a.pid)" + ofOthers, row -> row.getBoolean(1));
        } catch (ServerException e) {
            if (e.error().kind() != FailureKind.FORBIDDEN) {
                throw e;
            }
            throw RestoreProblems.sessionsRemain("A session with the database may not be ended by the role: "
                    + e.error().message() + ".");
        }
    }

    int count() {
        return session.query("SELECT count(*)" + ofOthers, row -> row.getInt(1)).get(0);
    }

    /** The roles, among those that are connected now, whose sessions ours may not end (pg_terminate_backend's rule). */
    List<String> rolesOutOfReach() {
        return session.query(
                "SELECT DISTINCT a.usename" + ofOthers + " AND EXISTS (SELECT 1"
                        + " FROM pg_catalog.pg_roles me, pg_catalog.pg_roles other"
                        + " WHERE me.rolname = current_user AND other.oid = a.usesysid AND NOT me.rolsuper"
                        + " AND (other.rolsuper OR NOT (pg_catalog.pg_has_role(other.oid, 'USAGE')"
                        + " OR pg_catalog.pg_has_role('pg_signal_backend', 'USAGE')))) ORDER BY 1",
                row -> row.getString(1));
    }
}
