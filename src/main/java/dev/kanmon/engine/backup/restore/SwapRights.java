package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/** Finds out, before anything is changed, whether the role and the server let a database be swapped. */
final class SwapRights {

    private final Session session;
    private final String database;

    /** @param session with another database of the server */
    SwapRights(Session session, String database) {
        this.session = session;
        this.database = database;
    }

    /**
     * @param sessions of others with the database
     * @throws ProblemException K3024 for a right that is missing, K3026 for something that keeps the database from being
     *     renamed
     */
    void require(OtherSessions sessions) {
        requireCreatedb();
        requireOwnership();
        requireSettingsOfOthers();
        requireNoPreparedTransactions();
        requireReach(sessions);
    }

    private void requireCreatedb() {
        if (!me("rolcreatedb OR rolsuper")) {
            throw RestoreProblems.notAllowed(
                    "The role may not create databases, and a swap restores into a new one.",
                    "Let the server's administrator run ALTER ROLE … CREATEDB, or restore with --method in-place.");
        }
    }

    private void requireOwnership() {
        String sql = "SELECT pg_catalog.pg_has_role(datdba, 'MEMBER') FROM pg_catalog.pg_database WHERE datname = "
                + Sql.literal(database);
        if (!isTrue(sql)) {
            throw RestoreProblems.notAllowed(
                    "The role does not own the database " + database + ", and only its owner can rename it.",
                    "Use the owner's role in the URL, or grant the owner's role to this one.");
        }
    }

    private void requireSettingsOfOthers() {
        List<String> others = session.query(
                "SELECT pg_catalog.pg_get_userbyid(s.setrole) FROM pg_catalog.pg_db_role_setting s"
                        + " JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase WHERE d.datname = "
                        + Sql.literal(database)
                        + " AND s.setrole <> 0 AND pg_catalog.pg_get_userbyid(s.setrole) <> current_user",
                row -> row.getString(1));
        if (!others.isEmpty() && !me("rolcreaterole OR rolsuper")) {
            throw RestoreProblems.notAllowed(
                    "There are settings for single roles in this database (" + String.join(", ", others)
                            + "), which the role may not give to the new one.",
                    "Use a role with CREATEROLE, reset them (ALTER ROLE … IN DATABASE … RESET ALL), or restore with"
                            + " --method in-place.");
        }
    }

    private void requireNoPreparedTransactions() {
        List<String> prepared = session.query(
                "SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = " + Sql.literal(database) + " LIMIT 5",
                row -> row.getString(1));
        if (!prepared.isEmpty()) {
            throw RestoreProblems.inTheWay(
                    "The database has prepared transactions, and cannot be renamed while it has: "
                            + String.join(", ", prepared) + ".",
                    "Let their coordinator end them, or end them with COMMIT PREPARED or ROLLBACK PREPARED.");
        }
    }

    private void requireReach(OtherSessions sessions) {
        List<String> roles = sessions.rolesOutOfReach();
        if (!roles.isEmpty()) {
            throw RestoreProblems.notAllowed(
                    "Sessions of " + String.join(", ", roles)
                            + " are connected with the database, which the role may not end.",
                    "End them, or grant the role pg_signal_backend (for a superuser's session only a superuser will do).");
        }
    }

    private boolean me(String condition) {
        return isTrue("SELECT " + condition + " FROM pg_catalog.pg_roles WHERE rolname = current_user");
    }

    private boolean isTrue(String sql) {
        return session.query(sql, row -> row.getBoolean(1)).stream().anyMatch(Boolean::booleanValue);
    }
}
