package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Holding;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.facts.Fact;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.Rehearser;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code plan}: finds out what a deploy would do, tries it, and judges it. The target is only read. */
public final class Planner {

    private final PlanSettings settings;
    private final Look look;
    private final Fact<TargetCatalog> target;
    private final PostgresParser parser = new PostgresParser();

    private Planner(PlanSettings settings, Look look, Fact<TargetCatalog> target) {
        this.settings = settings;
        this.look = look;
        this.target = target;
    }

    /**
     * What came of it.
     *
     * @param result how the command ends
     * @param plan empty where nothing is due, or nothing can be
     * @param refused how the target differs from the baseline that was asked for; empty where that did not end it
     */
    public record Result(CommandResult result, Optional<Plan> plan, Optional<DriftResult> refused) {}

    /**
     * @param sessions opens a session with the target; it is closed before the rehearsal begins
     * @throws dev.kanmon.engine.ProblemException as a deploy would: P1002, P3005, P3015, P3017, unfit scripts
     */
    public static Result plan(
            Supplier<Session> sessions,
            TargetSource source,
            DeploySettings deploySettings,
            PlanSettings settings,
            StopSignal stop) {
        List<Planner> planners = new ArrayList<>();
        try (Session session = sessions.get()) {
            stop.onCancel(session::cancel);
            Survey survey = Survey.take(session, source, classifying(deploySettings), stop);
            if (survey instanceof Survey.Ended ended) {
                return new Result(ended.result(), Optional.empty(), Optional.empty());
            }
            Fact<TargetCatalog> target = TargetCatalog.read(session);
            for (Survey.Due due : candidates((Survey.Due) survey)) {
                Look look = Look.at(session, due, settings.ignores(), settings.copiedRows());
                planners.add(new Planner(settings, look, target));
            }
        }
        Result first = planners.get(0).rehearsed();
        return planners.size() > 1 && !isTried(first) ? planners.get(1).rehearsed() : first;
    }

    /** A plan always says what its migrations are. */
    private static DeploySettings classifying(DeploySettings settings) {
        return settings.withHolding(Optional.of(settings.holding().orElse(Holding.NONE)));
    }

    /** All that is due; and, in case that cannot be tried whole, what comes before the first that is left out. */
    private static List<Survey.Due> candidates(Survey.Due due) {
        Survey.Due upToFirstHeld = due.upToFirstHeld();
        return due.names().equals(upToFirstHeld.names()) ? List.of(due) : List.of(due, upToFirstHeld);
    }

    private static boolean isTried(Result result) {
        return result.plan()
                .map(Plan::rehearsalOutcome)
                .map(outcome -> outcome == RehearsalOutcome.Passed || outcome == RehearsalOutcome.Failed)
                .orElse(true);
    }

    private Result rehearsed() {
        Rehearsal rehearsal = rehearse();
        SchemaComparison comparison = new SchemaComparison(settings, look, target, rehearsal, parser);
        TargetSchema schema = comparison.targetSchema();
        Optional<Problem> refusal = comparison.baselineProblem(schema.drift());
        if (refusal.isPresent()) {
            CommandResult untouched = look.due().withoutBaseline(ExitCode.DONE);
            return new Result(
                    PlanOutcome.withProblem(untouched, refusal.get()), Optional.empty(), Optional.of(schema.drift()));
        }
        return planned(rehearsal, comparison.findings(), schema);
    }

    private Result planned(Rehearsal rehearsal, List<JudgedFinding> existing, TargetSchema schema) {
        List<JudgedFinding> findings = new ArrayList<>(look.findings());
        findings.addAll(RehearsalFindings.of(rehearsal, look.facts(), look.outlook()));
        findings.addAll(existing);
        List<PlannedMigration> migrations =
                migrations(look.due().source(), look.due().names());
        Plan plan = new Plan(
                PlanHash.of(
                        look.facts().identity(),
                        migrations,
                        look.due().selection().heldNames(),
                        look.outlook().findings(),
                        Plan.risk(findings),
                        settings.copiedRows()),
                migrations,
                look.due().selection(),
                findings,
                new BlockingEstimates(look.facts()).of(look.outlook().statements()),
                look.facts(),
                rehearsal,
                schema,
                look.rows());
        CommandResult result = PlanOutcome.of(look.due(), plan, settings);
        return new Result(result, Optional.of(plan), Optional.empty());
    }

    private Rehearsal rehearse() {
        TargetFacts facts = look.facts();
        return Rehearser.rehearse(
                settings.shadow(),
                new RehearsalRequest(
                        facts.identity().text(),
                        facts.identity().schema(),
                        look.due().source(),
                        look.due().history(),
                        facts.roles().asOptional(),
                        target.map(TargetCatalog::catalog).asOptional(),
                        RehearsalRequest.DEFAULT_STATEMENT_LIMIT),
                parser);
    }

    static List<PlannedMigration> migrations(MigrationSource source, List<String> names) {
        return names.stream()
                .map(name -> source.find(name).orElseThrow())
                .map(Planner::planned)
                .toList();
    }

    private static PlannedMigration planned(Migration migration) {
        return new PlannedMigration(migration.name(), migration.checksum().orElseThrow());
    }
}
