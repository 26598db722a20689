package dev.kanmon.runner;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What one {@code kanmon} in this process printed, and how it ended. */
record LintRun(int status, String out, String err) {

    static LintRun of(String... arguments) {
        return of(false, arguments);
    }

    static LintRun of(boolean colour, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                colour,
                new Termination());
        int status = new CommandLines(surroundings).execute(arguments);
        return new LintRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
