package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Runs pg_dump on one target in one snapshot. */
final class PgDump {

    /** How long one table's lock is waited for, which only an exclusive lock of somebody else can refuse. */
    static final Duration LOCK_WAIT = Duration.ofMinutes(1);

    private final ClientTools tools;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final Stopping stopping;

    PgDump(ClientTools tools, ConnectionUrl target, DumpRequest request, String snapshot, Stopping stopping) {
        this.tools = tools;
        this.environment = ClientEnvironment.of(target);
        this.arguments = arguments(request, snapshot);
        this.stopping = stopping;
    }

    private static List<String> arguments(DumpRequest request, String snapshot) {
        List<String> arguments = new ArrayList<>(
                List.of("--no-password", "--snapshot=" + snapshot, "--lock-wait-timeout=" + LOCK_WAIT.toMillis()));
        switch (request.content()) {
            case FULL -> {
                // pg_dump's own default
            }
            case SCHEMA_ONLY -> arguments.add("--schema-only");
            case DATA_ONLY -> arguments.add("--data-only");
        }
        arguments.addAll(request.tables().arguments());
        return arguments;
    }

    /**
     * Writes an archive of the custom format as it comes; no more than a buffer of it is held.
     *
     * @param written is told how many bytes there are so far
     * @return size and digest of what was written
     * @throws IOException where the target of the bytes does not take them
     * @throws ProblemException K3054 where pg_dump failed, K4002 where it was told to stop
     */
    ContentDigest writeTo(OutputStream content, LongConsumer written) throws IOException {
        try (ClientProcess process = start(List.of("--format=custom"))) {
            ContentDigest digest = copy(process, content, written);
            requireSuccess(process);
            return digest;
        } finally {
            stopping.nothingRuns();
        }
    }

    /**
     * Writes an archive of the directory format.
     *
     * @param folder empty
     * @param jobs how many tables at once
     * @throws ProblemException as {@link #writeTo} does
     */
    void writeInto(Path folder, int jobs) {
        try (ClientProcess process = start(List.of("--format=directory", "--jobs=" + jobs, "--file=" + folder))) {
            requireSuccess(process);
        } finally {
            stopping.nothingRuns();
        }
    }

    private ClientProcess start(List<String> format) {
        List<String> command = new ArrayList<>(List.of(tools.pgDump().toString()));
        command.addAll(format);
        command.addAll(arguments);
        return stopping.watch(ClientProcess.start(command, environment));
    }

    private static ContentDigest copy(ClientProcess process, OutputStream content, LongConsumer written)
            throws IOException {
        ContentDigest digest = new ContentDigest();
        byte[] buffer = new byte[ContentDigest.BUFFER_BYTES];
        for (int length = read(process, buffer); length >= 0; length = read(process, buffer)) {
            content.write(buffer, 0, length);
            digest.update(buffer, length);
            written.accept(digest.bytes());
        }
        return digest;
    }

    /** A pipe that breaks because the program was killed is the program's end; its status says more. */
    private static int read(ClientProcess process, byte[] buffer) {
        InputStream output = process.output();
        try {
            return output.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private void requireSuccess(ClientProcess process) {
        int status = process.await();
        stopping.throwIfRequested();
        if (status != 0) {
            throw new ProblemException(new Problem(
                    ProblemCode.DUMP_FAILED,
                    ExitCode.BACKUP_FAILED,
                    "pg_dump failed (exit status " + status + "): " + process.errors(),
                    "Mend what it says, and take the backup again; what was half-written is removed."));
        }
    }
}
