package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
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
        String script = file == null ? ScriptText.of(surroundings.in()) : ScriptText.ofFile(file);
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
}
