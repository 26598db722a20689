package dev.kanmon.runner;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.RowCopying;
import dev.kanmon.engine.plan.ReplayedBaseline;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.repair.Repair;
import dev.kanmon.engine.repair.RepairFinder;
import dev.kanmon.engine.repair.RepairRequest;
import dev.kanmon.engine.rows.RowCopier;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.repair.RepairDocuments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        CommandSpec approved = PlanOptions.addApproval(Options.addWaiting(Options.addSource(spec)));
        return DesiredOption.addTo(RequiredMigrations.addTo(
                        EnvironmentOption.addTo(HoldOptions.addTo(Options.addBaseline(RowOptions.addTo(approved))))))
                .addOption(ShadowOptions.option("Where the migrations up to the baseline are replayed, and, where it is"
                        + " given, where is found out what a migration that fails has left"));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.DEPLOY, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> deploy(run, arguments));
    }

    private Answer deploy(CommandRun run, ParseResult arguments) {
        ConnectionUrl url = run.target();
        TargetSource migrations =
                DesiredOption.outsideProduction(run.targetSource(arguments), arguments, surroundings.environment());
        ShadowSettings shadow = ShadowOptions.settings(arguments, Optional.of(url), surroundings.environment());
        Optional<RowCopier> rows = copier(arguments);
        CommandResult result = deploy(run, arguments, url, migrations, shadow, rows);
        Answer answer = Answers.deployed(result, rows.map(RowCopier::copied).orElse(List.of()));
        return answer.result()
                .failure()
                .filter(failure -> arguments.hasMatchedOption(RunnerOptions.SHADOW))
                .filter(failure -> !(shadow instanceof ShadowSettings.Off))
                .flatMap(failure -> repairable(migrations)
                        .map(source -> new RepairRequest(
                                url, source, failure, shadow, RehearsalRequest.DEFAULT_STATEMENT_LIMIT)))
                .map(request -> repaired(answer, run, request))
                .orElse(answer);
    }

    /** What is made up of the target's own schema is made anew of whatever a failure has left. */
    private static Optional<MigrationSource> repairable(TargetSource migrations) {
        return migrations instanceof MigrationSource source ? Optional.of(source) : Optional.empty();
    }

    private CommandResult deploy(
            CommandRun run,
            ParseResult arguments,
            ConnectionUrl url,
            TargetSource migrations,
            ShadowSettings shadow,
            Optional<RowCopier> rows) {
        Optional<String> baseline = Options.baseline(arguments);
        try (Session session = TargetConnector.open(url, "kanmon deploy")) {
            return Deploy.run(
                    session,
                    migrations,
                    Options.settings(arguments, surroundings.environment())
                            .withBaseline(baseline)
                            .withHolding(HoldOptions.holding(arguments))
                            .withEnvironment(EnvironmentOption.environment(arguments, surroundings.environment())),
                    PlanOptions.admission(arguments),
                    ReplayedBaseline.prepare(session, migrations, baseline, shadow),
                    rows.<RowCopying>map(copier -> copier).orElse(RowCopying.NONE),
                    surroundings.termination().stop(),
                    run::progress);
        }
    }

    private static Optional<RowCopier> copier(ParseResult arguments) {
        OptionalLong limit = RowOptions.limit(arguments);
        return limit.isPresent() ? Optional.of(new RowCopier(limit.getAsLong())) : Optional.empty();
    }

    /** The deploy's answer, and what can be done about its failure. */
    private Answer repaired(Answer answer, CommandRun run, RepairRequest request) {
        Repair repair = RepairFinder.find(
                request, new PgCodeKeeperDiff(), surroundings.termination().stop());
        RepairDocuments.Told told = RepairDocuments.of(repair, request.failure(), run.redaction());
        told.document().ifPresent(run::document);
        String markdown = told.document()
                .map(document -> "\n" + document.files().get(Document.REPAIR_MARKDOWN))
                .orElse("");
        return new Answer(
                answer.result(), answer.message(), answer.text() + markdown, Answer.Findings.of(told.report()));
    }
}
