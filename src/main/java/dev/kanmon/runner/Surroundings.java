package dev.kanmon.runner;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command finds around it in its process.
 *
 * @param environment the environment variables; the connection URL is among them
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param terminal whether standard error is a terminal, where a progress bar makes sense
 * @param interactive whether somebody is there to be asked: standard input and standard error are a terminal
 * @param colour whether standard output is a terminal whose user has nothing against colours
 * @param termination what happens when the process is told to end
 */
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean interactive,
        boolean colour,
        Termination termination) {

    /** Where nobody can be asked. */
    Surroundings(
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            boolean colour,
            Termination termination) {
        this(environment, in, out, err, terminal, false, colour, termination);
    }
}
