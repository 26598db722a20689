package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kanmon deploy}. */
@Command(
        name = RunnerOptions.DEPLOY,
        description = "Apply the pending migrations, in order, up to the first that fails.")
final class DeployCommand implements Callable<Integer> {

    private final Surroundings surroundings;

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

    DeployCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandRun run = new CommandRun(RunnerOptions.DEPLOY, surroundings, target, output);
        run.allow(waiting.gracePeriod);
        return run.run(() -> deploy(run));
    }

    private Answer deploy(CommandRun run) {
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.source(source);
        try (Session session = TargetConnector.open(url, "kanmon deploy")) {
            CommandResult result = Deploy.run(
                    session,
                    migrations,
                    waiting.settings(surroundings.environment()),
                    surroundings.termination().stop(),
                    run::progress);
            return Answers.deployed(result);
        }
    }
}
