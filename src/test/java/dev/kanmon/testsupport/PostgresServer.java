package dev.kanmon.testsupport;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An embedded PostgreSQL that can be stopped and started again on the same port with the same data. It asks for
 * passwords (SCRAM), so that a wrong one is refused, and it writes durably (fsync), so that crashes and times are true.
 */
public final class PostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_PASSWORD = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final String PASSWORDS_ONLY = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path directory;
    private final int port;
    private final PgBinaryResolver binaries;
    private final Map<String, String> settings;
    private EmbeddedPostgres running;

    private PostgresServer(Path directory, int port, PgBinaryResolver binaries, Map<String, String> settings) {
        this.directory = directory;
        this.port = port;
        this.binaries = binaries;
        this.settings = settings;
    }

    /** A new server with its own data; takes 1 to 4 seconds. */
    public static PostgresServer start() {
        return start(DefaultPostgresBinaryResolver.INSTANCE);
    }

    /** A new server of another version than the tests' own. */
    public static PostgresServer start(PgBinaryResolver binaries) {
        return start(binaries, Map.of());
    }

    /** A new server with settings of its own, as in postgresql.conf. */
    public static PostgresServer start(Map<String, String> settings) {
        return start(DefaultPostgresBinaryResolver.INSTANCE, settings);
    }

    private static PostgresServer start(PgBinaryResolver binaries, Map<String, String> settings) {
        PostgresServer server = new PostgresServer(
                TemporaryDirectories.create("kanmon-postgres"), TestPostgres.unusedPort(), binaries, settings);
        try {
            server.startAgain();
            server.demandPasswords();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Starts the server after {@link #stop()}: same port, same data. */
    public synchronized void startAgain() {
        if (running != null) {
            throw new IllegalStateException("the server on port " + port + " is already running");
        }
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(binaries)
                    .setPort(port)
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_TIMEOUT)
                    .setConnectConfig("password", SUPERUSER_PASSWORD)
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            settings.forEach(builder::setServerConfig);
            running = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port, e);
        }
    }

    /** Stops the server as {@code pg_ctl stop -m fast} does: sessions end with SQLSTATE 57P01. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL on port " + port + " did not stop", e);
        } finally {
            running = null;
        }
    }

    /** An empty database with a name that no other test has. */
    public TestDatabase newDatabase() {
        String name = "test_"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toLowerCase(Locale.ROOT);
        return newDatabase(name);
    }

    /**
     * An empty database.
     *
     * @param name in lower case; there must be none of that name yet
     */
    public TestDatabase newDatabase(String name) {
        execute("CREATE DATABASE " + name);
        return database(name);
    }

    /** A database that is there already. */
    public TestDatabase database(String name) {
        return new TestDatabase(this, name);
    }

    /** The rows of a query in the database {@code postgres}, each by column label. */
    public List<Map<String, Object>> query(String sql) {
        return database("postgres").query(sql);
    }

    /** The names of the databases that match a LIKE pattern. */
    public List<String> databasesLike(String pattern) {
        return query("SELECT datname FROM pg_database WHERE datname LIKE '" + pattern + "' ORDER BY datname").stream()
                .map(row -> (String) row.get("datname"))
                .toList();
    }

    /** Drops them, whoever is connected. */
    public void dropDatabasesLike(String pattern) {
        databasesLike(pattern).forEach(name -> execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)"));
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        stop();
        TemporaryDirectories.delete(directory);
    }

    /** Runs one statement as superuser in the database {@code postgres}. */
    void execute(String sql) {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** A superuser session on one database, in pgjdbc's simple query mode. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?preferQueryMode=simple";
    }

    private void demandPasswords() {
        execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + SUPERUSER_PASSWORD + "'");
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(Path.of(file.getString(1)), PASSWORDS_ONLY);
            }
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not make PostgreSQL ask for passwords", e);
        }
    }
}
