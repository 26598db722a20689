package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.DriverConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.pgcodekeeper.core.database.base.jdbc.IJdbcConnector;
import org.postgresql.PGProperty;

/** Opens pgCodeKeeper's connections as Kanmon opens its own: with the URL's TLS, and without a secret in an error. */
final class TargetJdbcConnector implements IJdbcConnector {

    /**
     * Without statistics of the catalogs, as in a fresh shadow, the planner's nested loops take 25 s for 600 tables. Without
     * them its estimates are so high that it compiles the queries, which takes far longer than to run them. And loading
     * waits behind uncommitted DDL, so it gives up in time.
     */
    private static final String SETTINGS = "SET enable_nestloop = off; SET jit = off; SET lock_timeout = '10s'";

    private final DriverConnection driver;

    TargetJdbcConnector(ConnectionUrl url) {
        this.driver = DriverConnection.of(url);
    }

    @Override
    public Connection getConnection() throws IOException {
        Properties properties = new Properties();
        properties.putAll(driver.properties());
        properties.putIfAbsent(PGProperty.APPLICATION_NAME.getName(), "kanmon diff");
        try {
            Connection connection = DriverManager.getConnection(driver.url(), properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            return connection;
        } catch (SQLException e) {
            throw new IOException("no session (SQLSTATE " + e.getSQLState() + ")", e);
        }
    }

    @Override
    public String getBatchDelimiter() {
        return null;
    }

    /** Without user and password. */
    @Override
    public String getUrl() {
        return driver.url();
    }
}
