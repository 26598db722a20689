package dev.kanmon.testsupport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** One database of a test, dropped with all its sessions and roles when the test closes it. */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final String name;
    private final List<Role> roles = new CopyOnWriteArrayList<>();

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A login role that exists as long as its database. */
    public record Role(String name, String password) {}

    public String name() {
        return name;
    }

    /** The superuser's URL as a user of Prisma writes it, for the schema {@code public}. */
    public String url() {
        return urlFor("public");
    }

    /** The superuser's URL with another {@code schema} parameter. */
    public String urlFor(String schema) {
        return url(PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD, server.port(), schema);
    }

    /** The URL of a role made by {@link #newRole}. */
    public String urlAs(Role role) {
        return url(role.name(), role.password(), server.port(), "public");
    }

    /** A URL that the server refuses with SQLSTATE 28P01. */
    public String urlWithWrongPassword() {
        return url(PostgresServer.SUPERUSER, "not-the-password", server.port(), "public");
    }

    /** A URL at whose port nothing listens. */
    public String urlOfHostThatIsDown() {
        return url(PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD, TestPostgres.unusedPort(), "public");
    }

    /** For pgjdbc, without user and password, in simple query mode. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** A new superuser session in simple query mode; the caller closes it. */
    public Connection connect() {
        try {
            return server.connect(name);
        } catch (SQLException e) {
            throw new IllegalStateException("no session with " + name + ": " + e.getMessage(), e);
        }
    }

    /** Runs scripts as superuser, each in one simple query, that is in one implicit transaction. */
    public void sql(String... scripts) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The rows of a query, each by column label in the query's order. */
    public List<Map<String, Object>> query(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The first column of the only row. */
    public Object value(String sql, Object... parameters) {
        List<Map<String, Object>> rows = query(sql, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException("expected one row, got " + rows.size() + ": " + sql);
        }
        return rows.get(0).values().iterator().next();
    }

    /**
     * Creates a login role with a password and no rights but those of PUBLIC.
     *
     * @param attributes as in CREATE ROLE, for example {@code CONNECTION LIMIT 1}; may be empty
     */
    public Role newRole(String attributes) {
        Role role =
                new Role(name + "_role_" + (roles.size() + 1), UUID.randomUUID().toString());
        server.execute("CREATE ROLE " + role.name() + " LOGIN PASSWORD '" + role.password() + "' " + attributes);
        roles.add(role);
        return role;
    }

    /** A new database made of this one, which nobody may be connected with; the caller closes it. */
    public TestDatabase copy(String copyName) {
        server.execute("CREATE DATABASE " + copyName + " TEMPLATE " + name);
        return new TestDatabase(server, copyName);
    }

    /**
     * Ends every other session of this database, as a failover or an administrator does (SQLSTATE 57P01).
     *
     * @return how many there were
     */
    public int terminateSessions() {
        return query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .size();
    }

    /** Drops the database, whoever is connected, and its roles. */
    @Override
    public void close() {
        server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        roles.forEach(role -> server.execute("DROP ROLE IF EXISTS " + role.name()));
    }

    private String url(String user, String password, int port, String schema) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + name + "?schema=" + schema;
    }

    private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
