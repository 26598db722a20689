package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL server. It hangs on a pipe from this process: when the pipe ends, however this process came to
 * its end, the server is stopped.
 */
final class PostgresProcess {

    /**
     * {@code $1} is the file for the server's log, {@code $2} a directory to remove at the end or nothing. "fast" on the
     * pipe lets the server write down what it has; anything else, the pipe's end too, stops it on the spot.
     */
    private static final String GUARDIAN = """
            log=$1 remove=$2
            shift 2
            exec 3<&0
            "$@" >"$log" 2>&1 </dev/null 3<&- &
            server=$!
            (read -r how <&3; case $how in fast) kill -INT $server;; *) kill -QUIT $server;; esac) 2>/dev/null &
            wait $server
            status=$?
            [ -z "$remove" ] || rm -rf "$remove"
            exit $status
            """;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int LOG_LINES = 5;

    private final Process guardian;
    private final Path log;

    private PostgresProcess(Process guardian, Path log) {
        this.guardian = guardian;
        this.log = log;
    }

    /**
     * Starts a server on a data directory. It is not up when this returns.
     *
     * @param place where its data, its socket and its log are
     */
    static PostgresProcess start(PostgresHome home, ServerPlace place) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARDIAN, "postgres-guardian"));
        command.add(place.log().toString());
        command.add(place.temporary() ? place.directory().toString() : "");
        command.addAll(home.postgres(serverArguments(place)));
        try {
            return new PostgresProcess(withCleanEnvironment(command).start(), place.log());
        } catch (IOException e) {
            throw new ShadowUnavailableException("PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    /** Whatever runs inside the server, a program that a script starts included, sees nothing of our environment. */
    static ProcessBuilder withCleanEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static List<String> serverArguments(ServerPlace place) {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("listen_addresses", ""),
                Map.entry("unix_socket_directories", place.directory().toString()),
                Map.entry("unix_socket_permissions", "0700"),
                // A shadow that crashes is made anew, so nothing is written for its survival.
                Map.entry("fsync", "off"),
                Map.entry("full_page_writes", "off"),
                Map.entry("synchronous_commit", "off"),
                // What moves in the background would be taken for the work of the statement under observation.
                Map.entry("autovacuum", "off"),
                Map.entry("shared_buffers", "32MB"),
                Map.entry("max_connections", "20"),
                // One transaction may lock every table of a large schema.
                Map.entry("max_locks_per_transaction", "2048"),
                Map.entry("max_wal_senders", "0"),
                // Without it, publications draw warnings and slots are refused.
                Map.entry("wal_level", "logical"),
                // Shared memory of other kinds is scarce in containers, and outlives a server that is killed.
                Map.entry("dynamic_shared_memory_type", "mmap"),
                Map.entry("timezone", "UTC"),
                Map.entry("lc_messages", "C"));
        List<String> arguments =
                new ArrayList<>(List.of("-D", place.data().toString(), "-p", String.valueOf(ServerPlace.PORT)));
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /** Waits a little, or until the server has ended. */
    boolean endsWithin(Duration time) {
        try {
            return guardian.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShadowUnavailableException("Interrupted while waiting for the shadow's PostgreSQL.", e);
        }
    }

    /** Stops the server when it has written its data. */
    void stop() {
        end("fast\n");
    }

    /** Stops the server on the spot. */
    void abandon() {
        end("");
    }

    private void end(String how) {
        try (OutputStream pipe = guardian.getOutputStream()) {
            pipe.write(how.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The guardian has ended by itself, which is what was wanted.
        }
        if (!endsWithin(STOP_TIMEOUT)) {
            guardian.destroyForcibly();
        }
    }

    /** The last lines of the server's log, for a message. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "it left no log";
        }
    }
}
