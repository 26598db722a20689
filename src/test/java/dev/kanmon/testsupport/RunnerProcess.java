package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of {@code bin/kanmon}, as {@code ./mvnw package} built it. */
public final class RunnerProcess implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("bin", "kanmon").toAbsolutePath();
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Path directory;
    private final Path standardOutput;
    private final Path standardError;

    private RunnerProcess(Process process, Path directory, Path standardOutput, Path standardError) {
        this.process = process;
        this.directory = directory;
        this.standardOutput = standardOutput;
        this.standardError = standardError;
    }

    /** How a process ended. */
    public record Result(int status, String out, String err) {

        /** The lines of standard output. */
        public List<String> lines() {
            return out.lines().toList();
        }

        /** Everything that anybody can see. */
        public String all() {
            return out + err;
        }
    }

    /**
     * Starts the runner with nothing in its environment but what is given, and what Java needs.
     *
     * @param directory the working directory
     * @param environment for example DATABASE_URL
     */
    public static RunnerProcess start(Path directory, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        try {
            Path outputs = TemporaryDirectories.create("kanmon-runner");
            Path out = outputs.resolve("out");
            Path err = outputs.resolve("err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            return new RunnerProcess(builder.start(), outputs, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("bin/kanmon could not be started", e);
        }
    }

    /** Starts the runner and waits for its end. */
    public static Result run(Path directory, Map<String, String> environment, String... arguments) {
        try (RunnerProcess runner = start(directory, environment, arguments)) {
            return runner.await();
        }
    }

    /** Waits for the end, a minute at most. */
    public Result await() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the runner did not end within " + LIMIT_SECONDS + " s: " + output());
            }
            return new Result(process.exitValue(), output(), read(standardError));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the runner", e);
        }
    }

    /** Standard output so far. */
    public String output() {
        return read(standardOutput);
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        TemporaryDirectories.delete(directory);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the runner's output is not readable", e);
        }
    }
}
