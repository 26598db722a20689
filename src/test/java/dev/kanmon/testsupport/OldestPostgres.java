package dev.kanmon.testsupport;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The oldest PostgreSQL that Kanmon supports, 14, whose binaries the build puts beside the tests' own. */
public final class OldestPostgres {

    private static final Path BINARIES = Path.of("target", "oldest-postgres", "binaries.jar");
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    private OldestPostgres() {}

    /** Why it cannot run here; empty where it can. */
    public static Optional<String> reasonForAbsence() {
        if (!Files.exists(BINARIES)) {
            return Optional.of(BINARIES + " is not there; mvn generate-test-resources puts it there");
        }
        String machine = System.getProperty("os.arch");
        return machine.equals("amd64")
                ? Optional.empty()
                : Optional.of("its binaries are for amd64, this machine is " + machine);
    }

    /** A new server; the caller closes it. */
    public static PostgresServer start() {
        PgBinaryResolver binaries = (system, machine) -> archive();
        return PostgresServer.start(binaries);
    }

    private static InputStream archive() throws IOException {
        try (ZipFile jar = new ZipFile(BINARIES.toFile());
                InputStream archive = jar.getInputStream(jar.getEntry(ARCHIVE))) {
            return new ByteArrayInputStream(archive.readAllBytes());
        }
    }
}
