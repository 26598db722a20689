package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * One command. Its options are built, not annotated: reading picocli's annotations by reflection took a third of the
 * whole run of a {@code status}.
 */
interface Command {

    CommandSpec spec();

    /**
     * @return the process's exit status
     * @throws picocli.CommandLine.ParameterException where the arguments do not go together
     */
    int run(ParseResult arguments);

    /** The process's exit status where the arguments do not go together. */
    default int wrongArguments() {
        return ExitCode.INVALID_INPUT.status();
    }
}
