package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon execute}. */
final class ExecuteCommand implements Command {

    private static final String FILE = "--file";
    private static final String STANDARD_INPUT = "--stdin";

    private final Surroundings surroundings;

    ExecuteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.EXECUTE,
                        "Run a script on the database. Writes no history. Takes one of " + FILE + " and "
                                + STANDARD_INPUT + ".")
                .addOption(Options.text(FILE, "FILE", "The script."))
                .addOption(Options.flag(STANDARD_INPUT, "Read the script from standard input."));
        return Options.addWaiting(spec);
    }

    @Override
    public int run(ParseResult arguments) {
        String file = arguments.matchedOptionValue(FILE, null);
        if ((file != null) == arguments.hasMatchedOption(STANDARD_INPUT)) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(), "Pass either " + FILE + " or " + STANDARD_INPUT + ".");
        }
        CommandRun run = new CommandRun(RunnerOptions.EXECUTE, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> execute(run, arguments, file));
    }

    private Answer execute(CommandRun run, ParseResult arguments, String file) {
        ConnectionUrl url = run.target();
        String name = file == null ? "standard input" : file;
        String script = read(name, file);
        try (Session session = TargetConnector.open(url, "kanmon execute")) {
            return Answers.executed(Execute.run(
                    session,
                    name,
                    script,
                    Options.settings(arguments, surroundings.environment()),
                    surroundings.termination().stop(),
                    run::progress));
        }
    }

    /** @param file null for standard input */
    private String read(String name, String file) {
        try {
            byte[] content = file == null ? surroundings.in().readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    "The script " + name + " cannot be read: " + e + ".",
                    "Check that the file is there and may be read.");
        }
    }
}
