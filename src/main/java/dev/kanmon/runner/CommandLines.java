package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.RunnerOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together. */
final class CommandLines {

    private CommandLines() {}

    static CommandLine of(Surroundings surroundings) {
        CommandLine kanmon = new CommandLine(new KanmonCommand())
                .addSubcommand(new DeployCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new ResolveCommand(surroundings))
                .addSubcommand(new ExecuteCommand(surroundings))
                .addSubcommand(new WarmUpCommand(surroundings))
                .addSubcommand(new CommandLine.HelpCommand());
        return kanmon.registerConverter(Duration.class, CommandLines::duration)
                .setOut(new PrintWriter(surroundings.out(), true))
                .setErr(new PrintWriter(surroundings.err(), true))
                .setParameterExceptionHandler(CommandLines::wrongArguments);
    }

    private static Duration duration(String text) {
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Says what is wrong; people paste URLs into command lines, and those must not go on into logs. */
    private static int wrongArguments(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        String what = wrong.getMessage().replaceFirst("^Error: ", "");
        err.println("Error: " + new Redaction(List.of()).apply(what));
        err.println(
                "Try " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help. The connection URL is no"
                        + " argument: it goes into the environment variable " + RunnerOptions.URL_ENV + ".");
        return ExitCode.INVALID_INPUT.status();
    }
}
