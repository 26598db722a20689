package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.ClientProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of pg_restore over an archive: it reads a file by itself, and what is no file is handed to it. */
final class ArchiveProcess implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final ClientProcess process;
    private final Optional<InputStream> content;
    private volatile IOException unreadable;

    private ArchiveProcess(ClientProcess process, Optional<InputStream> content) {
        this.process = process;
        this.content = content;
    }

    static ArchiveProcess start(List<String> command, Map<String, String> environment, Archive archive) {
        Optional<Path> path = archive.path();
        List<String> whole = new ArrayList<>(command);
        path.map(Path::toString).ifPresent(whole::add);
        Optional<InputStream> content = path.isPresent() ? Optional.empty() : Optional.of(archive.open());
        ArchiveProcess started = new ArchiveProcess(ClientProcess.start(whole, environment), content);
        content.ifPresent(started::feed);
        return started;
    }

    private void feed(InputStream archive) {
        Thread feeder = new Thread(() -> copy(archive), "archive-feeder");
        feeder.setDaemon(true);
        feeder.start();
    }

    private void copy(InputStream archive) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream input = process.input()) {
            for (int length = read(archive, buffer); length >= 0; length = read(archive, buffer)) {
                input.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // It has read as much as it needs, or has ended; its exit status says which.
        }
    }

    private int read(InputStream archive, byte[] buffer) {
        try {
            return archive.read(buffer);
        } catch (IOException e) {
            unreadable = e;
            return -1;
        }
    }

    /** What it prints. */
    InputStream output() {
        return process.output();
    }

    /**
     * Reads the rest of what it prints, and waits for its end.
     *
     * @throws ProblemException K3027 with what it complained about, K3023 where the archive could not be read to its end
     */
    void finish() {
        try {
            process.output().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It was killed; the exit status tells.
        }
        int status = process.await();
        if (unreadable != null) {
            throw RestoreProblems.unreadable("the backup", unreadable);
        }
        if (status != 0) {
            throw RestoreProblems.statementFailed(process.errors());
        }
    }

    /** Ends it, from any thread. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        content.ifPresent(ArchiveProcess::closeQuietly);
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // All that was wanted of it has been read.
        }
    }
}
