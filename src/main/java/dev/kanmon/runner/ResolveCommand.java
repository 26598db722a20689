package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.resolve.Resolution;
import dev.kanmon.engine.resolve.Resolve;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kanmon resolve}. */
@Command(
        name = RunnerOptions.RESOLVE,
        description = "Write into the history what became of a migration. Runs no script.")
final class ResolveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private Mark mark;

    @Option(names = RunnerOptions.IF_NEEDED, description = "It is no error when the history says so already.")
    private boolean ifNeeded;

    @Mixin
    private TargetOptions target;

    @Mixin
    private SourceOptions source;

    @Mixin
    private WaitingOptions waiting;

    @Mixin
    private OutputOptions output;

    @Mixin
    private HelpOption help;

    ResolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Exactly one of the two. */
    static final class Mark {

        @Option(
                names = RunnerOptions.APPLIED,
                paramLabel = "MIGRATION",
                required = true,
                description = "The database is as if this migration had run.")
        private String applied;

        @Option(
                names = RunnerOptions.ROLLED_BACK,
                paramLabel = "MIGRATION",
                required = true,
                description = "This migration failed, and what it did is undone; deploy runs it again.")
        private String rolledBack;

        Resolution resolution(boolean ifNeeded) {
            return applied != null
                    ? new Resolution(applied, Resolution.Mark.APPLIED, ifNeeded)
                    : new Resolution(rolledBack, Resolution.Mark.ROLLED_BACK, ifNeeded);
        }
    }

    @Override
    public Integer call() {
        CommandRun run = new CommandRun(RunnerOptions.RESOLVE, surroundings, target, output);
        run.allow(waiting.gracePeriod);
        return run.run(() -> resolve(run, mark.resolution(ifNeeded)));
    }

    private Answer resolve(CommandRun run, Resolution resolution) {
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.source(source);
        try (Session session = TargetConnector.open(url, "kanmon resolve")) {
            CommandResult result = Resolve.run(
                    session,
                    migrations,
                    resolution,
                    waiting.settings(surroundings.environment()),
                    surroundings.termination().stop());
            return Answers.resolved(resolution, result);
        }
    }
}
