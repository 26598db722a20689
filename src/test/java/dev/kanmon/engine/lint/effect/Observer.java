package dev.kanmon.engine.lint.effect;

import static org.awaitility.Awaitility.await;

import dev.kanmon.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/** Runs a statement on a real server and sees what it locks, reads and writes. */
final class Observer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOCKS = "SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND pid = ";
    private static final String SCANS = "SELECT relid FROM pg_stat_xact_all_tables WHERE seq_tup_read > 0";

    private final TestDatabase database;

    Observer(TestDatabase database) {
        this.database = database;
    }

    Observation observe(LockCase lockCase) throws SQLException {
        Relations before = Relations.of(database);
        return lockCase.heldBy().isPresent()
                ? whileItWaits(lockCase, lockCase.heldBy().get(), before)
                : inTransaction(lockCase, before);
    }

    /** Looks before the transaction ends, from within. */
    private Observation inTransaction(LockCase lockCase, Relations before) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lockCase.statement());
            Map<String, LockMode> locks = locks(statement, "pg_backend_pid()", before);
            Map<String, Work> works = before.workUntil(Relations.of(connection));
            for (String scanned : scanned(statement, before)) {
                works.merge(scanned, Work.SCAN, Work::heavierOf);
            }
            connection.rollback();
            return new Observation(locks, works, before.tableOfIndex());
        }
    }

    /** Another session stops the statement, so that it stands still with the locks that it has and the one that it wants. */
    private Observation whileItWaits(LockCase lockCase, String hold, Relations before) throws SQLException {
        try (Connection holder = database.connect();
                Connection connection = database.connect();
                Statement blocking = holder.createStatement();
                Statement statement = connection.createStatement()) {
            int pid = connection.unwrap(PGConnection.class).getBackendPID();
            holder.setAutoCommit(false);
            blocking.execute(hold);
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> execute(statement, lockCase));
            await().atMost(PATIENCE).until(() -> waitsForALock(pid) || running.isDone());
            Map<String, LockMode> locks = locks(blocking, Integer.toString(pid), before);
            holder.rollback();
            running.join();
            return new Observation(locks, before.workUntil(Relations.of(database)), before.tableOfIndex());
        }
    }

    private static void execute(Statement statement, LockCase lockCase) {
        try {
            statement.execute(lockCase.statement());
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private boolean waitsForALock(int pid) {
        return (Boolean)
                database.value("SELECT coalesce((SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = "
                        + pid + "), false)");
    }

    private static Map<String, LockMode> locks(Statement statement, String pid, Relations before) throws SQLException {
        Map<Long, String> names = before.namesByOid();
        Map<String, LockMode> locks = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(LOCKS + pid)) {
            while (row.next()) {
                String relation = names.get(row.getLong(1));
                if (relation != null) {
                    locks.merge(relation, LockMode.ofPgLocks(row.getString(2)).orElseThrow(), LockMode::strongerOf);
                }
            }
        }
        return locks;
    }

    private static List<String> scanned(Statement statement, Relations before) throws SQLException {
        Map<Long, String> names = before.namesByOid();
        List<String> scanned = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(SCANS)) {
            while (row.next()) {
                if (names.containsKey(row.getLong(1))) {
                    scanned.add(names.get(row.getLong(1)));
                }
            }
        }
        return scanned;
    }
}
