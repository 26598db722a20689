package dev.kanmon.runner;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What one {@code kanmon diff} in this process printed, and how it ended. */
public record DiffRun(int status, String out, String err) {

    /**
     * With the build's PostgreSQL for private shadows.
     *
     * @param environment further variables
     */
    public static DiffRun of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(Map.of("KANMON_POSTGRES_HOME", "target/postgresql"));
        all.putAll(environment);
        Surroundings surroundings = new Surroundings(
                all,
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                new Termination());
        String[] command =
                Stream.concat(Stream.of("diff"), Stream.of(arguments)).toArray(String[]::new);
        int status = new CommandLines(surroundings).execute(command);
        return new DiffRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
