package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes and keeps the data directory of a private server. */
final class DataDirectory {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String PRIVATE = "rwx------";

    private static final long COMMAND_TIMEOUT_SECONDS = 120;

    private final PostgresHome home;
    private final ServerPlace place;

    DataDirectory(PostgresHome home, ServerPlace place) {
        this.home = home;
        this.place = place;
    }

    /** Brings a data directory that a server can be started on; one that was not cleanly stopped is thrown away. */
    void prepare() {
        try {
            if (isUsable()) {
                Files.delete(place.cleanlyStopped());
                return;
            }
            discard();
            create();
        } catch (IOException e) {
            throw new ShadowUnavailableException(
                    "The data directory of the shadow's PostgreSQL cannot be made in " + place.directory() + ": " + e,
                    e);
        }
    }

    /** Says that the stopped server has left good data. */
    void keep() {
        try {
            Files.writeString(place.cleanlyStopped(), surroundings());
        } catch (IOException e) {
            throw new ShadowUnavailableException(
                    "The shadow's data cannot be kept in " + place.directory() + ": " + e, e);
        }
    }

    private boolean isUsable() throws IOException {
        return Files.exists(place.cleanlyStopped())
                && Files.readString(place.cleanlyStopped()).equals(surroundings());
    }

    /**
     * What has to be the same for the data to be good. They are never synced, which would take seconds, so they may be
     * lost with the machine's memory: only as long as the same kernel runs, they are surely what the server wrote. And
     * another server may not be able to read them.
     */
    private String surroundings() throws IOException {
        Path program = home.directory().resolve("bin/postgres");
        return Files.readString(BOOT_ID) + Files.size(program) + " " + Files.getLastModifiedTime(program);
    }

    /** Moved away first: what may still be writing there does not write into what comes in its place. */
    private void discard() throws IOException {
        Files.deleteIfExists(place.cleanlyStopped());
        Files.deleteIfExists(place.socket());
        if (Files.exists(place.data())) {
            Files.move(place.data(), place.directory().resolve("discarded-" + UUID.randomUUID()));
        }
        try (Stream<Path> entries = Files.list(place.directory())) {
            entries.filter(entry -> entry.getFileName().toString().startsWith("discarded-"))
                    .forEach(DataDirectory::delete);
        }
    }

    /** A copy takes 0.1 s; initdb takes 0.7 s, and fails where our number has no user name, as in most pods. */
    private void create() throws IOException {
        if (home.hasTemplate()) {
            copy(home.template(), place.data());
            return;
        }
        run(home.initdb(List.of(
                "-D",
                place.data().toString(),
                "--username=" + PrivateServer.SUPERUSER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectory(
                            target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
                } else {
                    Files.write(target, Files.readAllBytes(source));
                }
            }
        }
    }

    /** Removes a directory and what is in it, as far as it lets itself be removed. */
    static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // Temporary data that somebody else is removing as well, or that go with the pod.
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = PostgresProcess.withCleanEnvironment(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(COMMAND_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() == 0) {
                return;
            }
            throw new ShadowUnavailableException("Failed: " + String.join(" ", command));
        } catch (IOException e) {
            throw new ShadowUnavailableException("Cannot be run: " + String.join(" ", command) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShadowUnavailableException("Interrupted while preparing the shadow's PostgreSQL.", e);
        }
    }
}
