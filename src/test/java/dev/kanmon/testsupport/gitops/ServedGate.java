package dev.kanmon.testsupport.gitops;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.operator.gate.GateRoutes;
import dev.kanmon.operator.gate.GateView;
import dev.kanmon.operator.gate.Gatekeeper;
import dev.kanmon.operator.gate.Heartbeat;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The operator's gate on a port of 127.0.0.1, over resources that a test lays down; the run of each is up to date. */
public final class ServedGate implements AutoCloseable {

    /** Where the examples have the gate. */
    private static final String IN_THE_CLUSTER = "http://kanmon.kanmon-system:8081";

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, DatabaseMigration> resources = new ConcurrentHashMap<>();
    private final AtomicBoolean leads = new AtomicBoolean(true);
    private final HttpServer server;

    /**
     * @param authentication who may ask
     */
    public ServedGate(Authentication authentication) {
        Router router = Router.router(vertx);
        new GateRoutes(new Gatekeeper(leads::get, confirmed(), new View()), authentication).mount(router);
        this.server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Lays down how a DatabaseMigration stands. */
    public void put(DatabaseMigration migration) {
        resources.put(
                key(
                        migration.getMetadata().getNamespace(),
                        migration.getMetadata().getName()),
                migration);
    }

    /** Another operator leads from now on, or again this one. */
    public void lead(boolean leads) {
        this.leads.set(leads);
    }

    /**
     * An address of the examples, here.
     *
     * @param address as a webhook or a metric names it
     */
    public URI at(String address) {
        if (!address.startsWith(IN_THE_CLUSTER)) {
            throw new AssertionError(address + " is not the address of the gate, " + IN_THE_CLUSTER);
        }
        return URI.create("http://127.0.0.1:" + server.actualPort() + address.substring(IN_THE_CLUSTER.length()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Two good beats in a row confirm what the caches say. */
    private static Heartbeat confirmed() {
        Heartbeat heartbeat = new Heartbeat(new FilledInformers(), () -> true, PATIENCE);
        heartbeat.beat();
        heartbeat.beat();
        return heartbeat;
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static final class FilledInformers implements Heartbeat.Informers {

        @Override
        public boolean filled() {
            return true;
        }

        @Override
        public boolean watching() {
            return true;
        }
    }

    private final class View implements GateView {

        @Override
        public Optional<DatabaseMigration> find(String namespace, String name) {
            return Optional.ofNullable(resources.get(key(namespace, name)));
        }

        @Override
        public Currency currency(DatabaseMigration migration) {
            return Currency.CURRENT;
        }
    }
}
