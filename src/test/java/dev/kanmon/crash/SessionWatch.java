package dev.kanmon.crash;

import dev.kanmon.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Looks at the runner's session from another one, which stays open so that a look takes about a millisecond. */
final class SessionWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String RUNNER = "SELECT state, query, EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid"
            + " AND l.locktype = 'advisory' AND l.granted) AS locked FROM pg_stat_activity a"
            + " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private final Connection connection;

    SessionWatch(TestDatabase database) {
        this.connection = database.connect();
    }

    /**
     * @param migrations how many the source has; when the history has as many, the runner is at its end
     */
    Stage stage(int migrations) {
        boolean everythingApplied = finished() == migrations;
        try (PreparedStatement statement = connection.prepareStatement(RUNNER);
                ResultSet session = statement.executeQuery()) {
            if (!session.next()) {
                return everythingApplied ? Stage.ALL_APPLIED : Stage.BEFORE_CONNECTING;
            }
            if (!session.getBoolean("locked")) {
                return Stage.BEFORE_THE_LOCK;
            }
            return "active".equals(session.getString("state"))
                    ? insideOf(session.getString("query"))
                    : everythingApplied ? Stage.ALL_APPLIED : Stage.BETWEEN_MIGRATIONS;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** How many migrations the history calls finished. */
    int finished() {
        return (int) number(
                number("SELECT count(to_regclass('_prisma_migrations'))") == 0
                        ? "SELECT 0"
                        : "SELECT count(finished_at) FROM _prisma_migrations");
    }

    /** Until the server, too, has noticed the runner's end: what runs in a dead session runs on to its next answer. */
    void awaitNoSession() {
        Awaitility.await("the end of the killed runner's session")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(this::isAlone);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private long number(String query) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private boolean isAlone() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RUNNER);
                ResultSet session = statement.executeQuery()) {
            return !session.next();
        }
    }

    private static Stage insideOf(String query) {
        if (query.contains(" INDEX CONCURRENTLY ")) {
            return Stage.INSIDE_CONCURRENTLY;
        }
        return query.contains("INSERT INTO " + Effects.MARKS) || query.contains("CREATE TABLE crash_rows")
                ? Stage.INSIDE_A_TRANSACTION
                : Stage.BETWEEN_MIGRATIONS;
    }
}
