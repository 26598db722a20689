package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Pulse.State;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The gate's routes on a real HTTP server, over caches that a test fills by hand. */
final class GateServerScene implements AutoCloseable {

    private final AtomicBoolean leads = new AtomicBoolean(true);
    private final AtomicReference<State> caches = new AtomicReference<>(State.WELL);
    private final AtomicReference<Currency> currency = new AtomicReference<>(Currency.CURRENT);
    private final AtomicReference<DatabaseMigration> migration = new AtomicReference<>(SampleGates.upToDate());

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final Heartbeat heartbeat = new Heartbeat(new Informers(), () -> true, Duration.ofMinutes(1));
    private final HttpServer server;

    GateServerScene(Authentication authentication) {
        caches(State.WELL);
        Router router = Router.router(vertx);
        new GateRoutes(new Gatekeeper(leads::get, heartbeat, new View()), authentication).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void standBy() {
        leads.set(false);
    }

    /** How the heartbeat finds the caches, twice. */
    void caches(State state) {
        caches.set(state);
        heartbeat.beat();
        heartbeat.beat();
    }

    /** What DatabaseMigration shop/shop is. */
    void migration(DatabaseMigration found) {
        migration.set(found);
    }

    void currency(Currency found) {
        currency.set(found);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Informers implements Heartbeat.Informers {

        @Override
        public boolean filled() {
            return caches.get() != State.NOT_FILLED;
        }

        @Override
        public boolean watching() {
            return caches.get() != State.NOT_WATCHING;
        }
    }

    private final class View implements GateView {

        @Override
        public Optional<DatabaseMigration> find(String namespace, String name) {
            return Optional.of(migration.get())
                    .filter(found -> found.getMetadata().getNamespace().equals(namespace)
                            && found.getMetadata().getName().equals(name));
        }

        @Override
        public Currency currency(DatabaseMigration asked) {
            return currency.get();
        }
    }
}
