package dev.kanmon.testsupport.kubelet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A container's process on this machine. */
final class LocalProcess {

    private final Process process;

    private LocalProcess(Process process) {
        this.process = process;
    }

    /**
     * @param environment the whole environment, nothing is inherited
     * @param log takes standard output and standard error
     * @throws IOException when there is no such program
     */
    static LocalProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new LocalProcess(builder.start());
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
        return process.onExit().join().exitValue();
    }

    /** SIGKILL to the process and everything that it started. */
    void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
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
}
