package dev.kanmon.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A PostgreSQL that this machine's pg_dump serves: 14, since the embedded binaries bring no client programs, and Debian's
 * are of 15. All tests of one JVM share it.
 */
public final class DumpablePostgres {

    private static final Path CLIENTS = Path.of("/usr/lib/postgresql");
    private static final int SERVER_MAJOR = 14;
    private static final int NEWEST_MAJOR = 40;

    private DumpablePostgres() {}

    /** Why no dump can be made here; empty where one can. */
    public static Optional<String> reasonForAbsence() {
        boolean clients = IntStream.rangeClosed(SERVER_MAJOR, NEWEST_MAJOR)
                .anyMatch(major -> Files.isExecutable(CLIENTS.resolve(major + "/bin/pg_dump")));
        return clients
                ? OldestPostgres.reasonForAbsence()
                : Optional.of("no pg_dump of version " + SERVER_MAJOR + " or newer in " + CLIENTS
                        + "; apt-get install postgresql-client puts one there");
    }

    /** The shared server; its first call takes some seconds. */
    public static PostgresServer shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final PostgresServer INSTANCE = start();

        private static PostgresServer start() {
            PostgresServer server = OldestPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "dumpable-postgres-closer"));
            return server;
        }
    }
}
