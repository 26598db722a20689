package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.Optional;

/** Makes, finds and drops databases on a shadow server. What does not carry our marker is never touched. */
final class Databases {

    /** All our databases begin with this. */
    static final String PREFIX = "kanmon_";

    private static final String OBJECT_IN_USE = "55006";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int TRIES = 3;

    private final Session session;
    private final String copyOptions;

    /**
     * @param session with a database of the server that is none of ours
     * @param copyOptions of CREATE DATABASE, where a copy is made
     */
    private Databases(Session session, String copyOptions) {
        this.session = session;
        this.copyOptions = copyOptions;
    }

    /** On a server that others use: copying goes through the WAL, and asks for no checkpoint. */
    static Databases shared(Session session) {
        return new Databases(session, "");
    }

    /** On one of our own. Where nothing is synced, copying files is ten times as fast; before 15 there was no other way. */
    static Databases own(Session session, int serverVersion) {
        return new Databases(session, serverVersion >= 150000 ? " STRATEGY FILE_COPY" : "");
    }

    /** Whether the session's role may make databases. */
    static boolean mayCreate(Session session) {
        return session.query(
                        "SELECT rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user",
                        row -> row.getBoolean(1))
                .get(0);
    }

    /** What is ours, and may be used by our role. */
    List<OwnDatabase> all() {
        String sql = "SELECT datname, pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database"
                + " WHERE pg_catalog.starts_with(datname, '" + PREFIX + "')"
                + " AND pg_catalog.pg_has_role(datdba, 'USAGE') ORDER BY datname";
        return session.query(sql, row -> own(row.getString(1), row.getString(2))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OwnDatabase> own(String name, String comment) {
        return Marker.parse(comment).map(marker -> new OwnDatabase(name, marker));
    }

    boolean exists(String name) {
        return !session.query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = " + Sql.literal(name), row -> 1)
                .isEmpty();
    }

    /** An empty one, as this server makes them. */
    void create(String name, Marker marker) {
        create("CREATE DATABASE " + Sql.identifier(name), name, marker);
    }

    /** A copy. */
    void copy(String template, String name, Marker marker) {
        String sql = "CREATE DATABASE " + Sql.identifier(name) + " TEMPLATE " + Sql.identifier(template) + copyOptions;
        create(sql, name, marker);
    }

    void mark(String name, Marker marker) {
        session.run("COMMENT ON DATABASE " + Sql.identifier(name) + " IS " + Sql.literal(marker.text()));
    }

    /** Gives a finished baseline its name. Nobody connects to it any more, so it can be copied at any time. */
    void publish(String name, String finalName) {
        session.run("ALTER DATABASE " + Sql.identifier(name) + " RENAME TO " + Sql.identifier(finalName));
        allowConnections(finalName, false);
    }

    /** Whether new sessions may begin; those that are open stay. */
    void allowConnections(String name, boolean allowed) {
        session.run("ALTER DATABASE " + Sql.identifier(name) + " ALLOW_CONNECTIONS " + allowed);
    }

    /** Whoever is connected. */
    void drop(String name) {
        session.run("DROP DATABASE IF EXISTS " + Sql.identifier(name) + " WITH (FORCE)");
    }

    /** Unless somebody uses it just now. */
    void dropUnlessUsed(String name) {
        try {
            session.run("DROP DATABASE IF EXISTS " + Sql.identifier(name));
        } catch (ServerException e) {
            if (!e.error().sqlState().equals(OBJECT_IN_USE)) {
                throw e;
            }
        }
    }

    private void create(String sql, String name, Marker marker) {
        try {
            runWhenTemplateIsFree(sql);
        } catch (ServerException e) {
            if (e.error().sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                throw new ShadowUnavailableException(
                        "The role may not create databases on the shadow's server. Grant it that right (ALTER ROLE …"
                                + " CREATEDB), or use another shadow.",
                        e);
            }
            throw e;
        }
        mark(name, marker);
    }

    /** The server itself waits 5 s for sessions to leave the template; a busy template1 may take more than one try. */
    private void runWhenTemplateIsFree(String sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                session.run(sql);
                return;
            } catch (ServerException e) {
                if (!e.error().sqlState().equals(OBJECT_IN_USE) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
