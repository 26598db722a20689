package dev.kanmon.crash;

import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One {@code bin/kanmon deploy}, as built. */
final class RunnerProcess implements AutoCloseable {

    /** 128 and SIGKILL's number. */
    private static final int KILLED = 137;

    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final Path directory = TemporaryDirectories.create("kanmon-crash-runner");
    private final Process process;

    private RunnerProcess(Path source, String url) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of("bin", "kanmon").toAbsolutePath().toString(), "deploy", "--dir", source.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().put("DATABASE_URL", url);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("bin/kanmon did not start", e);
        }
    }

    static RunnerProcess deploy(Path source, String url) {
        return new RunnerProcess(source, url);
    }

    /** @return false when it ended before that */
    boolean runsFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * SIGKILL; returns when the process is gone.
     *
     * @return false when it had ended by itself
     */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == KILLED;
    }

    /** @return its exit status */
    int await() throws InterruptedException {
        if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("deploy runs for more than " + LONGEST_RUN + ":\n" + printed());
        }
        return process.exitValue();
    }

    String printed() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        TemporaryDirectories.delete(directory);
    }

    private Path log() {
        return directory.resolve("log");
    }
}
