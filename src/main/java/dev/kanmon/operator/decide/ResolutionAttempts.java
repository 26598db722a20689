package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import java.time.Instant;

/** The attempts to carry a decision out by a Job: how they begin, go on, wait and begin again. */
final class ResolutionAttempts {

    private final ResolutionObserved observed;
    private final ResolutionDraft draft;

    ResolutionAttempts(ResolutionObserved observed, ResolutionDraft draft) {
        this.observed = observed;
        this.draft = draft;
    }

    /** The first one for the decision that stands. */
    ResolutionDecision begin(RunTask task) {
        RunInput input = new RunInput(DecisionId.of(observed).toString(), null, null, null);
        RunStatus run = Runs.start(observed.owner(), draft.run(), input, task, observed.now());
        return creating(run, "Job " + run.job() + " will " + purpose(task) + ".");
    }

    /** What is seen of the Job that is under way. */
    Step follow() {
        return new RunFollower(observed.owner(), draft.run(), observed.now()).follow(observed.job());
    }

    /** Where a step leaves it that has not ended the Job. */
    ResolutionDecision goingOn(Step step) {
        ResolutionDraft next = draft.run(step.run());
        return step.effect()
                .map(next::effect)
                .orElse(next)
                .standing(ResolutionPhase.Resolving, step.reason(), step.message());
    }

    /** After an attempt without a result. */
    ResolutionDecision waiting() {
        RunStatus run = draft.run();
        if (Runs.due(run, observed.now())) {
            RunStatus next = Runs.nextAttempt(observed.owner(), run, run.task());
            return creating(next, "Attempt " + next.attempt() + " starts with Job " + next.job() + ".");
        }
        return draft.recheckAt(Instant.parse(run.retryAt()))
                .standing(
                        ResolutionPhase.Resolving,
                        run.reason(),
                        run.message() + " Next attempt at " + run.retryAt() + ".");
    }

    private ResolutionDecision creating(RunStatus run, String message) {
        return draft.run(run)
                .effect(new Effect.CreateJob(run))
                .standing(ResolutionPhase.Resolving, reason(run.task()), message);
    }

    private static Reason reason(RunTask task) {
        return task == RunTask.Resolve ? Reason.Resolving : Reason.Restoring;
    }

    private static String purpose(RunTask task) {
        return switch (task) {
            case Resolve -> "write the decision into the history";
            case Restore -> "bring the backup back";
            case RestoreRows -> "put the copied rows back";
            case Plan, Deploy, Inspect, CheckDrift, CheckRequirements, Reset, Seed ->
                throw new IllegalArgumentException("a resolution does not " + task);
        };
    }
}
