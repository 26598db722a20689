package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.TargetSource;
import dev.kanmon.engine.status.Status;
import dev.kanmon.engine.target.ConnectionUrl;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon status}. */
final class StatusCommand implements Command {

    private final Surroundings surroundings;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.STATUS,
                "Compare the database with the migrations. Changes nothing; ends with 1 when they are not in step.");
        return DesiredOption.addTo(RequiredMigrations.addTo(Options.addSource(spec)));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.STATUS, surroundings, arguments);
        return run.run(() -> look(run, arguments));
    }

    private static Answer look(CommandRun run, ParseResult arguments) {
        ConnectionUrl url = run.target();
        TargetSource migrations = run.targetSource(arguments);
        try (Session session = TargetConnector.open(url, "kanmon status")) {
            return Answers.status(Status.run(session, migrations));
        }
    }
}
