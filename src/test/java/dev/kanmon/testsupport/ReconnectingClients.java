package dev.kanmon.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** An application's connections: each asks the same again and again, holds its locks for a moment, and comes back when it is cut off. */
public final class ReconnectingClients implements AutoCloseable {

    private final TestDatabase database;
    private final String question;
    private final Set<String> answers = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile String latest = "";
    private volatile boolean ended;

    private ReconnectingClients(TestDatabase database, String question) {
        this.database = database;
        this.question = question;
    }

    /** @param question one statement with one text for an answer */
    public static ReconnectingClients start(TestDatabase database, int count, String question) {
        ReconnectingClients clients = new ReconnectingClients(database, question);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(clients::work, "client-" + i);
            thread.setDaemon(true);
            clients.threads.add(thread);
            thread.start();
        }
        return clients;
    }

    /** All answers that there ever were. */
    public Set<String> answers() {
        return new TreeSet<>(answers);
    }

    /** Waits until a client gets this answer. */
    public void awaitAnswer(String answer) {
        Awaitility.await("a client's answer " + answer).atMost(Duration.ofSeconds(30)).until(() -> latest.equals(answer));
    }

    private void work() {
        while (!ended) {
            try (Connection connection = DriverManager.getConnection(
                            database.jdbcUrl(), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                while (!ended) {
                    ask(connection, statement);
                }
            } catch (SQLException e) {
                // Cut off, or not let in; an application connects anew.
            }
        }
    }

    private void ask(Connection connection, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            latest = row.getString(1);
            answers.add(latest);
        }
        statement.execute("SELECT pg_sleep(0.02)");
        connection.commit();
    }

    @Override
    public void close() {
        ended = true;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
