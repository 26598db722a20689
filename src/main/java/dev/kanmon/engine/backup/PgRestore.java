package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs pg_restore on archives of a store. One in a file is fed through its standard input, from wherever it is. */
final class PgRestore {

    private final ClientTools tools;
    private final BackupStore store;
    private final Stopping stopping;

    PgRestore(ClientTools tools, BackupStore store, Stopping stopping) {
        this.tools = tools;
        this.store = store;
        this.stopping = stopping;
    }

    /**
     * How a run of pg_restore ended.
     *
     * @param status 0 where all went well
     * @param errors the end of what it said
     */
    record Outcome(int status, String errors) {

        boolean succeeded() {
            return status == 0;
        }
    }

    /**
     * Reads an archive's table of contents.
     *
     * @return how many entries it has; empty where it is no archive
     */
    Optional<Integer> countEntries(ArchiveFile archive) {
        try (ClientProcess process = start(List.of("--list"), archive, Map.of())) {
            CompletableFuture<Integer> entries = CompletableFuture.supplyAsync(() -> countEntries(process.output()));
            feed(archive, process);
            int count = entries.join();
            int status = process.await();
            stopping.throwIfRequested();
            return status == 0 ? Optional.of(count) : Optional.empty();
        } finally {
            stopping.nothingRuns();
        }
    }

    /** Comments begin with a semicolon. */
    private static int countEntries(InputStream list) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
        try {
            return (int) lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(";"))
                    .count();
        } catch (UncheckedIOException e) {
            // The program was killed; its status says so.
            return 0;
        }
    }

    /**
     * Brings an archive into a database.
     *
     * @param into reached as this URL says
     * @param options of pg_restore besides those for the connection
     */
    Outcome restore(ArchiveFile archive, ConnectionUrl into, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("--no-password", "--dbname=" + into.database()));
        arguments.addAll(options);
        try (ClientProcess process = start(arguments, archive, ClientEnvironment.of(into))) {
            feed(archive, process);
            int status = process.await();
            stopping.throwIfRequested();
            return new Outcome(status, process.errors());
        } finally {
            stopping.nothingRuns();
        }
    }

    private ClientProcess start(List<String> arguments, ArchiveFile archive, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(tools.pgRestore().toString()));
        command.addAll(arguments);
        archive.folder().ifPresent(folder -> command.add(folder.toString()));
        return stopping.watch(ClientProcess.start(command, environment));
    }

    private void feed(ArchiveFile archive, ClientProcess process) {
        if (archive.folder().isPresent()) {
            return;
        }
        try (InputStream content = store.open(archive.name())) {
            byte[] buffer = new byte[ContentDigest.BUFFER_BYTES];
            int length = content.read(buffer);
            while (length >= 0 && takes(process.input(), buffer, length)) {
                length = content.read(buffer);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.BACKUP_NOT_READABLE,
                            ExitCode.BACKUP_FAILED,
                            "The backup's file " + store.address(archive.name()) + " cannot be read to its end: " + e
                                    + ".",
                            "Check the storage, and take the backup again."),
                    e);
        } finally {
            close(process.input());
        }
    }

    /** A program that has read enough, or has failed, closes its end of the pipe. */
    private static boolean takes(OutputStream input, byte[] buffer, int length) {
        try {
            input.write(buffer, 0, length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(OutputStream input) {
        try {
            input.close();
        } catch (IOException e) {
            // What it did not read any more, it does not need.
        }
    }
}
