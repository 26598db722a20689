package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What belongs to a database and not to what is in it: settings, who may connect, how many. A dump does not bring these
 * back into a database of another name, so they are carried over.
 */
final class DatabaseProperties {

    /**
     * Settings whose value is a list of quoted names; as one literal it would become one name (pg_dump,
     * {@code dumputils.c}, variable_is_guc_list_quote). All that can be set for a database.
     */
    private static final Set<String> LISTS_OF_NAMES =
            Set.of("local_preload_libraries", "search_path", "session_preload_libraries", "temp_tablespaces");

    private final Session session;

    /** @param session with another database of the same server */
    DatabaseProperties(Session session) {
        this.session = session;
    }

    /**
     * Gives a database what another one has. It is new: what it has itself is not taken away.
     *
     * @throws dev.kanmon.engine.ProblemException K3024 for a setting that only a superuser may give
     */
    void carryOver(String from, String to) {
        List<String> statements = new ArrayList<>();
        statements.add("BEGIN");
        statements.addAll(settings(from, to));
        statements.addAll(rights(from, to));
        statements.addAll(connectionLimit(from, to));
        statements.add("COMMIT");
        try {
            session.run(String.join(";", statements));
        } catch (ServerException e) {
            throw e.error().kind() == FailureKind.FORBIDDEN ? RestoreProblems.settingForbidden(e) : e;
        } finally {
            session.rollBack();
        }
    }

    private List<String> settings(String from, String to) {
        String sql = "SELECT CASE WHEN s.setrole <> 0 THEN pg_catalog.pg_get_userbyid(s.setrole) END,"
                + " pg_catalog.split_part(c, '=', 1), pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1)"
                + " FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase,"
                + " pg_catalog.unnest(s.setconfig) c WHERE d.datname = " + Sql.literal(from);
        return session.query(sql, row -> setting(to, row.getString(1), row.getString(2), row.getString(3)));
    }

    private static String setting(String database, String role, String name, String value) {
        String whose = role == null
                ? "ALTER DATABASE " + Sql.identifier(database)
                : "ALTER ROLE " + Sql.identifier(role) + " IN DATABASE " + Sql.identifier(database);
        String assignment = whose + " SET " + Sql.identifier(name);
        return LISTS_OF_NAMES.contains(name)
                ? "SELECT pg_catalog.set_config(" + Sql.literal(name) + ", " + Sql.literal(value) + ", true);"
                        + assignment + " FROM CURRENT"
                : assignment + " TO " + Sql.literal(value);
    }

    private List<String> rights(String from, String to) {
        String database = Sql.identifier(to);
        String found = " FROM pg_catalog.pg_database d";
        String where = " WHERE d.datacl IS NOT NULL AND d.datname = " + Sql.literal(from);
        List<String> statements = new ArrayList<>(session.query(
                "SELECT pg_catalog.pg_get_userbyid(d.datdba)" + found + where,
                row -> "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC, " + Sql.identifier(row.getString(1))));
        statements.addAll(session.query(
                "SELECT CASE WHEN x.grantee <> 0 THEN pg_catalog.pg_get_userbyid(x.grantee) END, x.privilege_type,"
                        + " x.is_grantable" + found + ", pg_catalog.aclexplode(d.datacl) x" + where,
                row -> grant(database, row.getString(1), row.getString(2), row.getBoolean(3))));
        return statements;
    }

    private static String grant(String database, String role, String privilege, boolean grantable) {
        return "GRANT " + privilege + " ON DATABASE " + database + " TO "
                + (role == null ? "PUBLIC" : Sql.identifier(role)) + (grantable ? " WITH GRANT OPTION" : "");
    }

    private List<String> connectionLimit(String from, String to) {
        return session.query(
                "SELECT datconnlimit FROM pg_catalog.pg_database WHERE datconnlimit >= 0 AND datname = "
                        + Sql.literal(from),
                row -> "ALTER DATABASE " + Sql.identifier(to) + " CONNECTION LIMIT " + row.getInt(1));
    }
}
