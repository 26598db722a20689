package dev.kanmon.engine.schema.shadow;

import java.nio.file.Path;

/**
 * Where a private server keeps what it has.
 *
 * @param directory nobody else may look into it
 * @param temporary whether it goes when the server ends
 */
record ServerPlace(Path directory, boolean temporary) {

    /** Only a part of the socket's name: nothing listens on TCP. */
    static final int PORT = 5432;

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("postgresql.log");
    }

    Path socket() {
        return directory.resolve(".s.PGSQL." + PORT);
    }

    /** There from a clean stop to the next start; says what the data were good for then. */
    Path cleanlyStopped() {
        return directory.resolve("cleanly-stopped");
    }
}
