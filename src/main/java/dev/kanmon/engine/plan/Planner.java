package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DeploySettings;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code plan}: finds out what a deploy would do, tries it, and judges it. The target is only read. */
public final class Planner {

    private final MigrationSource source;
    private final PlanSettings settings;
    private final Look look;
    private final Fact<TargetCatalog> target;
    private final PostgresParser parser = new PostgresParser();

    private Planner(MigrationSource source, PlanSettings settings, Look look, Fact<TargetCatalog> target) {
        this.source = source;
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
            MigrationSource source,
            DeploySettings deploySettings,
            PlanSettings settings,
            StopSignal stop) {
        Planner planner;
        try (Session session = sessions.get()) {
            stop.onCancel(session::cancel);
            Survey survey = Survey.take(session, source, deploySettings, stop);
            if (survey instanceof Survey.Ended ended) {
                return new Result(ended.result(), Optional.empty(), Optional.empty());
            }
            Look look = Look.at(session, source, (Survey.Due) survey, settings.ignores(), settings.copiedRows());
            planner = new Planner(source, settings, look, TargetCatalog.read(session));
        }
        return planner.rehearsed();
    }

    private Result rehearsed() {
        Rehearsal rehearsal = rehearse();
        SchemaComparison comparison = new SchemaComparison(source, settings, look, target, rehearsal, parser);
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
        List<PlannedMigration> migrations = migrations(source, look.due().names());
        Plan plan = new Plan(
                PlanHash.of(
                        look.facts().identity(),
                        migrations,
                        look.outlook().findings(),
                        Plan.risk(findings),
                        settings.copiedRows()),
                migrations,
                findings,
                new BlockingEstimates(look.facts()).of(look.outlook().statements()),
                look.facts(),
                rehearsal,
                schema,
                look.rows());
        CommandResult result = PlanOutcome.of(look.due(), plan, settings.requireRehearsal());
        return new Result(result, Optional.of(plan), Optional.empty());
    }

    private Rehearsal rehearse() {
        TargetFacts facts = look.facts();
        return Rehearser.rehearse(
                settings.shadow(),
                new RehearsalRequest(
                        facts.identity().text(),
                        facts.identity().schema(),
                        source,
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
