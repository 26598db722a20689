package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.plan.rehearsal.End;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.Rehearser;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Failed;
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

    private Planner(MigrationSource source, PlanSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param result how the command ends
     * @param plan empty where nothing is due, or nothing can be
     */
    public record Result(CommandResult result, Optional<Plan> plan) {}

    /**
     * @param sessions opens a session with the target; it is closed before the rehearsal begins
     * @throws dev.kanmon.engine.ProblemException as a deploy would: P1002, P3005, P3015, unfit scripts
     */
    public static Result plan(
            Supplier<Session> sessions,
            MigrationSource source,
            DeploySettings deploySettings,
            PlanSettings settings,
            StopSignal stop) {
        Look look;
        try (Session session = sessions.get()) {
            stop.onCancel(session::cancel);
            Survey survey = Survey.take(session, source, deploySettings, stop);
            if (survey instanceof Survey.Ended ended) {
                return new Result(ended.result(), Optional.empty());
            }
            look = Look.at(session, source, (Survey.Due) survey, settings.ignores());
        }
        return new Planner(source, settings).rehearsed(look);
    }

    private Result rehearsed(Look look) {
        Rehearsal rehearsal = rehearse(look);
        List<JudgedFinding> findings = new ArrayList<>(look.findings());
        findings.addAll(RehearsalFindings.of(rehearsal, look.facts(), look.outlook()));
        List<PlannedMigration> migrations = migrations(source, look.due().names());
        Plan plan = new Plan(
                PlanHash.of(look.facts().identity(), migrations, look.outlook().findings(), Plan.risk(findings)),
                migrations,
                findings,
                new BlockingEstimates(look.facts()).of(look.outlook().statements()),
                look.facts(),
                rehearsal);
        return new Result(result(look.due(), plan), Optional.of(plan));
    }

    private Rehearsal rehearse(Look look) {
        TargetFacts facts = look.facts();
        History history = look.due().history();
        return Rehearser.rehearse(
                settings.shadow(),
                new RehearsalRequest(
                        facts.identity().text(),
                        facts.identity().schema(),
                        source,
                        history,
                        facts.roles().asOptional(),
                        RehearsalRequest.DEFAULT_STATEMENT_LIMIT),
                new PostgresParser());
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

    private CommandResult result(Survey.Due due, Plan plan) {
        if (plan.rehearsalOutcome() == RehearsalOutcome.Failed) {
            return withProblem(due, failed((Rehearsal.Rehearsed) plan.rehearsal()));
        }
        if (settings.requireRehearsal() && plan.rehearsalOutcome() != RehearsalOutcome.Passed) {
            return withProblem(due, notWhole(plan));
        }
        return due.untouched(ExitCode.DONE);
    }

    private static CommandResult withProblem(Survey.Due due, Problem problem) {
        CommandResult result = due.untouched(problem.outcome());
        return new CommandResult(
                result.outcome(),
                Optional.of(problem),
                result.history(),
                result.applied(),
                result.pending(),
                result.edited(),
                result.missing(),
                Optional.empty());
    }

    private static Problem failed(Rehearsal.Rehearsed rehearsed) {
        RehearsedMigration migration = rehearsed.migrations().stream()
                .filter(found -> !(found.end() instanceof End.Completed))
                .findFirst()
                .orElseThrow();
        return new Problem(
                ProblemCode.REHEARSAL_FAILED,
                ExitCode.REHEARSAL_FAILED,
                "The migration `" + migration.name() + "` failed in the rehearsal: " + why(migration),
                "The target was not touched. Mend the script.");
    }

    private static String why(RehearsedMigration migration) {
        Optional<Failed> failed = migration.statements().stream()
                .map(RehearsedStatement::outcome)
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .findFirst();
        if (failed.isPresent()) {
            return "line " + failed.get().line() + ": " + failed.get().error().message() + " ("
                    + failed.get().error().sqlState() + ").";
        }
        if (migration.end() instanceof End.FailedAtCommit commit) {
            return "at its commit: " + commit.error().message() + " ("
                    + commit.error().sqlState() + ").";
        }
        return migration.end() instanceof End.NotRun notRun ? notRun.reason() : "it did not get to its end.";
    }

    private static Problem notWhole(Plan plan) {
        String reasons = plan.findings().stream()
                .map(JudgedFinding::finding)
                .filter(finding -> finding.rule().equals(PlanRules.NOT_REHEARSED.id()))
                .map(finding -> finding.message())
                .distinct()
                .limit(3)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
        return new Problem(
                ProblemCode.REHEARSAL_INCOMPLETE,
                ExitCode.REFUSED_BY_POLICY,
                "The plan could not be rehearsed whole, and the policy asks for that. " + reasons,
                "Give a shadow that can run it, or take the demand out of the policy.");
    }
}
