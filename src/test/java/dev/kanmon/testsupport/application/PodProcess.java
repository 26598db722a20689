package dev.kanmon.testsupport.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The application in one pod: a web server on the pod's address. {@code /} and {@code /health} do what the version does,
 * {@code /errors} says how many requests failed of late.
 */
final class PodProcess implements AutoCloseable {

    /** Which Deployment's pod has answered. */
    static final String SERVED_BY = "X-Served-By";

    /** How long requests that are under way may take when the process is told to end, seconds. */
    private static final int GRACE_SECONDS = 2;

    private final AppVersion version;
    private final String deployment;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Connection database;
    private final RecentRequests recent = new RecentRequests();

    /** @param database null where the version needs none */
    PodProcess(InetSocketAddress address, String deployment, AppVersion version, TestDatabase database) {
        this.version = version;
        this.deployment = deployment;
        this.database = version.needsDatabase() ? database.connect() : null;
        this.server = bound(address);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            boolean good = work(exchange);
            recent.add(!good);
        });
        server.createContext("/health", this::work);
        server.createContext("/errors", this::sample);
        server.start();
    }

    private static HttpServer bound(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no web server on " + address, e);
        }
    }

    private boolean work(HttpExchange exchange) throws IOException {
        try {
            reply(exchange, 200, answer());
            return true;
        } catch (SQLException e) {
            reply(exchange, 500, e.getMessage());
            return false;
        }
    }

    /** A session does one thing after the other. */
    private synchronized String answer() throws SQLException {
        return version.answer(database);
    }

    private void sample(HttpExchange exchange) throws IOException {
        double errorRate = recent.errorRate();
        version.sampled(errorRate);
        reply(exchange, 200, "{\"errors\": {\"rate\": " + errorRate + "}}");
    }

    private void reply(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set(SERVED_BY, deployment);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Ends it as SIGTERM does: what is under way is answered. */
    @Override
    public void close() {
        server.stop(GRACE_SECONDS);
        threads.shutdown();
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
