package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.DriverParameter;
import dev.kanmon.engine.target.HostPort;
import dev.kanmon.engine.target.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGProperty;

/** A PostgreSQL of our own, reachable by a Unix socket that only our user can open, with us as its superuser. */
final class PrivateServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    private final PostgresProcess process;
    private final ServerPlace place;
    private final DataDirectory data;
    private final Optional<CacheLock> lock;

    private PrivateServer(PostgresProcess process, ServerPlace place, DataDirectory data, Optional<CacheLock> lock) {
        this.process = process;
        this.place = place;
        this.data = data;
        this.lock = lock;
    }

    /** Starts it and waits until it takes connections. */
    static PrivateServer start(ShadowSettings.PrivateServer settings) {
        PostgresHome home = PostgresHome.at(settings.postgresHome());
        Optional<CacheLock> lock = settings.cacheDirectory().flatMap(CacheLock::tryTake);
        try {
            ServerPlace place = lock.isPresent()
                    ? new ServerPlace(settings.cacheDirectory().orElseThrow().toAbsolutePath(), false)
                    : temporaryPlace();
            DataDirectory data = new DataDirectory(home, place);
            data.prepare();
            PrivateServer server = new PrivateServer(PostgresProcess.start(home, place), place, data, lock);
            server.awaitConnections();
            return server;
        } catch (RuntimeException e) {
            lock.ifPresent(CacheLock::close);
            throw e;
        }
    }

    private static ServerPlace temporaryPlace() {
        try {
            return new ServerPlace(Files.createTempDirectory("kanmon-shadow-"), true);
        } catch (IOException e) {
            throw new ShadowUnavailableException(
                    "No temporary directory for the shadow's PostgreSQL: " + e + ". Mount a writable one at "
                            + System.getProperty("java.io.tmpdir") + ".",
                    e);
        }
    }

    /** The superuser's URL of one of its databases. */
    ConnectionUrl url(String database, String schema) {
        Path socket = place.socket();
        return new ConnectionUrl(
                SUPERUSER,
                Optional.empty(),
                List.of(new HostPort("localhost", ServerPlace.PORT)),
                database,
                schema,
                new Tls(Tls.Mode.DISABLE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Duration.ofSeconds(5),
                Duration.ZERO,
                false,
                List.of(
                        new DriverParameter(PGProperty.SOCKET_FACTORY, UnixSocketFactory.class.getName()),
                        new DriverParameter(PGProperty.SOCKET_FACTORY_ARG, socket.toString())),
                List.of());
    }

    private void awaitConnections() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!takesConnections()) {
            if (process.endsWithin(BETWEEN_TRIES)) {
                throw new ShadowUnavailableException("The shadow's PostgreSQL did not start:\n" + process.lastWords());
            }
            if (System.nanoTime() > deadline) {
                process.abandon();
                throw new ShadowUnavailableException("The shadow's PostgreSQL did not start within "
                        + START_TIMEOUT.toSeconds() + " s:\n" + process.lastWords());
            }
        }
    }

    private boolean takesConnections() {
        if (!Files.exists(place.socket())) {
            return false;
        }
        try {
            TargetConnector.open(url("postgres", "public"), "kanmon-shadow").close();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** Stops it. With a cache directory its data are kept, else they go. */
    @Override
    public void close() {
        try {
            if (place.temporary()) {
                process.abandon();
                DataDirectory.delete(place.directory());
            } else {
                process.stop();
                data.keep();
            }
        } finally {
            lock.ifPresent(CacheLock::close);
        }
    }
}
