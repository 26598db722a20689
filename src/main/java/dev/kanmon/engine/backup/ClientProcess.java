package dev.kanmon.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a PostgreSQL client program. Of what it says on standard error the end is kept, for a message; its
 * environment is nothing but what it is given, a path and a language.
 */
public final class ClientProcess implements AutoCloseable {

    private static final long SECONDS_TO_END = 2;
    private static final int VERSION_BYTES = 200;

    private final Process process;
    private final LastWords errors;

    private ClientProcess(Process process) {
        this.process = process;
        this.errors = LastWords.of(process.getErrorStream());
    }

    /**
     * @param command program and arguments; nothing in them may be secret, for everybody on the machine can see them
     * @param environment how it connects, as {@link ClientEnvironment} says it
     * @throws UncheckedIOException where the program cannot be started
     */
    public static ClientProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        String path = builder.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            return new ClientProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    /** What {@code --version} prints; empty where the program does not run. */
    public static String versionOf(Path program) {
        try (ClientProcess process = start(List.of(program.toString(), "--version"), Map.of())) {
            String version = new String(process.output().readNBytes(VERSION_BYTES), StandardCharsets.UTF_8);
            return process.await() == 0 ? version.strip() : "";
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** What it prints on standard output; it stands still while nobody reads. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Its standard input. Closed, it is at an end. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits for its end. */
    public int await() {
        try {
            int status = process.waitFor();
            errors.await();
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a client program ran", e);
        }
    }

    /** The end of what it has said on standard error; complete after {@link #await()}. */
    public String errors() {
        return errors.text();
    }

    /** Ends it, from any thread; pg_dump then cancels what the server does for it. */
    public void kill() {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        helpers.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
