package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the runner's process begins and ends. */
public final class Main {

    /** Set by {@code bin/kanmon}, as the next two are: Java itself can't tell what kind of file standard error is. */
    private static final String TERMINAL_PROPERTY = "kanmon.terminal";

    private static final String INTERACTIVE_PROPERTY = "kanmon.interactive";

    private static final String COLOUR_PROPERTY = "kanmon.colour";

    private Main() {}

    public static void main(String[] arguments) {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(new Thread(termination::onShutdown, "termination"));
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean(TERMINAL_PROPERTY),
                Boolean.getBoolean(INTERACTIVE_PROPERTY),
                Boolean.getBoolean(COLOUR_PROPERTY),
                termination);
        int status = ExitCode.INTERNAL.status();
        try {
            status = new CommandLines(surroundings).execute(arguments);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
            termination.ended(status);
        }
        System.exit(status);
    }

    /** Not System.out, whose encoding is the locale's: a container has none, and names may be in any script. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }
}
