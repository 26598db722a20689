package dev.kanmon.operator.render;

import dev.kanmon.contract.RunnerOptions;
import java.util.ArrayList;
import java.util.List;

/** A command of the runner and its options, as a Job is given them. Nothing in it is secret. */
public final class CommandLine {

    private final List<String> arguments = new ArrayList<>();

    private CommandLine(String command) {
        arguments.add(command);
    }

    static CommandLine of(String command) {
        return new CommandLine(command);
    }

    /** A command that reports as JSON, and to the file in which the kubelet looks for last words. */
    public static CommandLine reporting(String command) {
        return of(command).reporting();
    }

    /** Has it report as JSON, and to the file in which the kubelet looks for last words. */
    CommandLine reporting() {
        return flag(RunnerOptions.JSON, true).option(RunnerOptions.REPORT_FILE, RunnerArguments.REPORT_FILE);
    }

    /**
     * An option in one word, {@code --name=value}, so that a value that begins with a dash stays a value.
     *
     * @param value null leaves the option out
     */
    public CommandLine option(String name, String value) {
        if (value != null) {
            arguments.add(name + "=" + value);
        }
        return this;
    }

    /** The option once for each value. */
    public CommandLine options(String name, List<String> values) {
        values.forEach(value -> option(name, value));
        return this;
    }

    /** An option without a value. */
    public CommandLine flag(String name, boolean given) {
        if (given) {
            arguments.add(name);
        }
        return this;
    }

    /** All of it, the command first. */
    public List<String> arguments() {
        return List.copyOf(arguments);
    }
}
