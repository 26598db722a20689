package dev.kanmon.runner;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.engine.plan.Planner;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.TargetSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.drift.DriftReport;
import dev.kanmon.runner.plan.PlanDocuments;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon plan}. */
final class PlanCommand implements Command {

    private final Surroundings surroundings;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.PLAN,
                "Say what deploy would do: what it locks, rewrites, loses or breaks on this very database, and what would"
                        + " be safer. Rehearses it on a shadow; the database is only read.");
        CommandSpec sourced = DesiredOption.addTo(EnvironmentOption.addTo(Options.addSource(spec)));
        return RequiredMigrations.addTo(
                HoldOptions.addMixed(HoldOptions.addTo(Options.addBaseline(PlanOptions.addTo(sourced)))));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.PLAN, surroundings, arguments);
        return run.run(() -> plan(run, arguments));
    }

    private Answer plan(CommandRun run, ParseResult arguments) {
        // What it says changes nothing for migrations; a word that there is not is told before the deploy stumbles over
        // it.
        EnvironmentOption.environment(arguments, surroundings.environment());
        ConnectionUrl url = run.target();
        TargetSource migrations =
                DesiredOption.outsideProduction(run.targetSource(arguments), arguments, surroundings.environment());
        Planner.Result planned = Planner.plan(
                () -> TargetConnector.open(url, "kanmon plan"),
                migrations,
                Options.settings(arguments, surroundings.environment())
                        .withBaseline(Options.baseline(arguments))
                        .withHolding(HoldOptions.holding(arguments)),
                PlanOptions.settings(arguments, url, surroundings.environment()),
                surroundings.termination().stop());
        if (planned.refused().isPresent()) {
            return refused(run, planned, planned.refused().get());
        }
        return planned.plan()
                .map(plan -> answer(run, arguments, planned, plan))
                .orElseGet(() -> new Answer(
                        planned.result(), "No pending migrations to plan.", "\nNo pending migrations to plan.\n"));
    }

    /** The target has not the schema of its baseline: what is different is all there is to tell. */
    private static Answer refused(CommandRun run, Planner.Result planned, DriftResult difference) {
        DriftReport report = new DriftReport(difference, run.redaction());
        Optional<Document> document = report.document();
        document.ifPresent(run::document);
        return new Answer(planned.result(), null, report.text(), Answer.Findings.of(report.summary(document)));
    }

    private static Answer answer(CommandRun run, ParseResult arguments, Planner.Result planned, Plan plan) {
        UnaryOperator<String> redaction = run.redaction();
        Document document = PlanDocuments.of(plan, redaction);
        run.document(document);
        RunReport.Plan summary = PlanDocuments.summary(plan, document, redaction);
        return new Answer(
                planned.result(),
                "Planned " + migrations(summary.migrations()) + marked(plan) + held(plan) + ": risk " + summary.risk()
                        + ", rehearsal " + summary.rehearsal().name().toLowerCase(Locale.ROOT) + ".",
                PlanOptions.asJson(arguments)
                        ? document.files().get(Document.PLAN_JSON)
                        : document.files().get(Document.PLAN_MARKDOWN),
                Answer.Findings.of(
                        summary, new DriftReport(plan.schema().drift(), redaction).summary(Optional.of(document))));
    }

    private static String marked(Plan plan) {
        int marked = plan.schema().baseline().size();
        return marked == 0 ? "" : ", with " + migrations(marked) + " to mark as applied";
    }

    private static String held(Plan plan) {
        int held = plan.selection().held().size();
        return held == 0 ? "" : ", with " + held + " held";
    }

    private static String migrations(int count) {
        return count + (count == 1 ? " migration" : " migrations");
    }
}
