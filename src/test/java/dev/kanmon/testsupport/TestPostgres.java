package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The PostgreSQL server that all tests of one JVM share; it starts with the first use and ends with the JVM. */
public final class TestPostgres {

    private final PostgresServer server;

    private TestPostgres(PostgresServer server) {
        this.server = server;
    }

    /** The shared server; its first call takes 1 to 4 seconds. A test that stops its server starts its own {@link PostgresServer}. */
    public static TestPostgres shared() {
        return Shared.INSTANCE;
    }

    /** An empty database with a name that no other test has. */
    public TestDatabase newDatabase() {
        return server.newDatabase();
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** A port of 127.0.0.1 where nothing listens: a database host that is down. */
    public static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    private static final class Shared {
        static final TestPostgres INSTANCE = start();

        private static TestPostgres start() {
            PostgresServer server = PostgresServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shared-postgres-closer"));
            return new TestPostgres(server);
        }
    }
}
