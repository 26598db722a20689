package dev.kanmon.testsupport.kubelet;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A container's process on this machine. When it ends, everything that it started ends too, as in a container; what it
 * started is known by a mark in the environment, which children inherit wherever they go.
 */
final class LocalProcess {

    private static final String MARK = "KANMON_PLAYED_CONTAINER";

    private final Process process;
    private final String mark;

    private LocalProcess(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /**
     * @param environment the whole environment but for the mark, nothing is inherited
     * @param log takes standard output and standard error
     * @throws IOException when there is no such program
     */
    static LocalProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        String mark = UUID.randomUUID().toString();
        builder.environment().put(MARK, mark);
        return new LocalProcess(builder.start(), MARK + "=" + mark);
    }

    /**
     * Waits for the end; when the pod has to end, asks with SIGTERM and forces it after the grace period.
     *
     * @return the exit code, 128 + signal number when a signal ended it
     */
    int await(Termination termination) {
        CompletableFuture.anyOf(process.onExit(), termination.ordered()).join();
        if (process.isAlive()) {
            stop(termination.ordered().join());
        }
        int exitCode = process.onExit().join().exitValue();
        marked().forEach(ProcessHandle::destroyForcibly);
        return exitCode;
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    private void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private List<ProcessHandle> marked() {
        return ProcessHandle.allProcesses().filter(this::isMarked).toList();
    }

    private boolean isMarked(ProcessHandle candidate) {
        try {
            Path environment = Path.of("/proc", Long.toString(candidate.pid()), "environ");
            return Files.readString(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException e) {
            // Gone meanwhile, or another user's: not ours.
            return false;
        }
    }
}
