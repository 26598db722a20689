package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.plan.ReplayedBaseline;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon deploy}. */
final class DeployCommand implements Command {

    private final Surroundings surroundings;

    DeployCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.DEPLOY, "Apply the pending migrations, in order, up to the first that fails.");
        return Options.addBaseline(PlanOptions.addApproval(Options.addWaiting(Options.addSource(spec))))
                .addOption(ShadowOptions.option("Where the migrations up to the baseline are replayed"));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.DEPLOY, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> deploy(run, arguments));
    }

    private Answer deploy(CommandRun run, ParseResult arguments) {
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.source(arguments);
        Optional<String> baseline = Options.baseline(arguments);
        ShadowSettings shadow = ShadowOptions.settings(arguments, Optional.of(url), surroundings.environment());
        try (Session session = TargetConnector.open(url, "kanmon deploy")) {
            return Answers.deployed(Deploy.run(
                    session,
                    migrations,
                    Options.settings(arguments, surroundings.environment()).withBaseline(baseline),
                    PlanOptions.admission(arguments, migrations),
                    ReplayedBaseline.prepare(session, migrations, baseline, shadow),
                    surroundings.termination().stop(),
                    run::progress));
        }
    }
}
