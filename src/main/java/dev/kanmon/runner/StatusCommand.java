package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.status.Status;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kanmon status}. */
@Command(
        name = RunnerOptions.STATUS,
        description =
                "Compare the database with the migrations. Changes nothing; ends with 1 when they are not in step.")
final class StatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private TargetOptions target;

    @Mixin
    private SourceOptions source;

    @Mixin
    private OutputOptions output;

    @Mixin
    private HelpOption help;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandRun run = new CommandRun(RunnerOptions.STATUS, surroundings, target, output);
        return run.run(() -> look(run));
    }

    private Answer look(CommandRun run) {
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.source(source);
        try (Session session = TargetConnector.open(url, "kanmon status")) {
            return Answers.status(Status.run(session, migrations));
        }
    }
}
