package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.plan.rehearsal.End;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Failed;
import java.util.List;
import java.util.Optional;

/** Says how {@code plan} ends, by what came of the rehearsal. */
final class PlanOutcome {

    private PlanOutcome() {}

    /** @param settings whether a plan is refused that could not be rehearsed whole, or has mixed migrations */
    static CommandResult of(Survey.Due due, Plan plan, PlanSettings settings) {
        if (due.isEmpty()) {
            return due.untouched(ExitCode.NOTHING_TO_DO);
        }
        Optional<Problem> mixed = settings.refuseMixed() ? MixedProblem.of(plan) : Optional.empty();
        if (mixed.isPresent()) {
            return withProblem(due.untouched(ExitCode.DONE), mixed.get());
        }
        if (plan.rehearsalOutcome() == RehearsalOutcome.Failed) {
            return withProblem(
                    due.untouched(ExitCode.DONE),
                    failed(
                            (Rehearsal.Rehearsed) plan.rehearsal(),
                            plan.selection().heldNames()));
        }
        if (settings.requireRehearsal() && plan.rehearsalOutcome() != RehearsalOutcome.Passed) {
            return withProblem(due.untouched(ExitCode.DONE), notWhole(plan));
        }
        return due.untouched(ExitCode.DONE);
    }

    /** The same that a problem ended. */
    static CommandResult withProblem(CommandResult result, Problem problem) {
        return new CommandResult(
                problem.outcome(),
                Optional.of(problem),
                result.history(),
                result.applied(),
                result.pending(),
                result.edited(),
                result.missing(),
                Optional.empty());
    }

    private static Problem failed(Rehearsal.Rehearsed rehearsed, List<String> held) {
        RehearsedMigration migration = rehearsed.migrations().stream()
                .filter(found -> !(found.end() instanceof End.Completed))
                .findFirst()
                .orElseThrow();
        return new Problem(
                ProblemCode.REHEARSAL_FAILED,
                ExitCode.REHEARSAL_FAILED,
                "The migration `" + migration.name() + "` failed in the rehearsal: " + why(migration),
                "The target was not touched. Mend the script."
                        + (held.isEmpty()
                                ? ""
                                : " It was tried without " + String.join(", ", held)
                                        + ", which is held: if it needs that, release that first."));
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
