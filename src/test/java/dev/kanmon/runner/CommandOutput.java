package dev.kanmon.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How a command ended that was run in this process.
 *
 * @param out what it printed
 * @param err what it complained about
 */
record CommandOutput(int status, String out, String err) {

    static CommandOutput of(Map<String, String> environment, String... arguments) {
        return of(environment, InputStream.nullInputStream(), false, arguments);
    }

    /** @param typed what the person at the terminal answers */
    static CommandOutput onTerminal(Map<String, String> environment, String typed, String... arguments) {
        return of(environment, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), true, arguments);
    }

    private static CommandOutput of(
            Map<String, String> environment, InputStream in, boolean terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                environment,
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                false,
                new Termination());
        int status = new CommandLines(surroundings).execute(arguments);
        return new CommandOutput(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
