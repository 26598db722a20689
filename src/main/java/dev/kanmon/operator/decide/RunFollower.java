package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.Conclusion.InspectNow;
import dev.kanmon.operator.decide.Conclusion.PlanReady;
import dev.kanmon.operator.decide.Conclusion.Stop;
import dev.kanmon.operator.decide.Conclusion.Succeed;
import dev.kanmon.operator.decide.Conclusion.TryAgain;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.time.Instant;
import java.util.Optional;

/** Takes a run that is under way one step further by what is seen of its Job. */
final class RunFollower {

    private final Owner owner;
    private final RunStatus run;
    private final Instant now;

    RunFollower(Owner owner, RunStatus run, Instant now) {
        this.owner = owner;
        this.run = run;
        this.now = now;
    }

    Step follow(JobObservation job) {
        if (job instanceof Absent) {
            return absent();
        }
        if (job instanceof Foreign) {
            return nextAttempt(
                    run.task(),
                    Reason.RunStarted,
                    "A Job of another owner has the name that the run's Job would have; another name is used.");
        }
        if (job instanceof Starting starting) {
            return Step.goingOn(Runs.seen(run, starting.uid(), false), starting.reason(), starting.message());
        }
        if (job instanceof Running running) {
            return running(running);
        }
        Ended ended = (Ended) job;
        return conclude(Runs.seen(run, ended.uid(), false), ended.ending());
    }

    /** Not seen yet: it was never made, or the cache is behind, and making it twice is harmless. Seen and gone: lost. */
    private Step absent() {
        if (run.jobUid() == null) {
            return Step.creating(run, Reason.RunStarted, "Creating Job " + run.job() + ".");
        }
        return conclude(run, new Ending.Lost("Job " + run.job() + " was deleted before its result was seen."));
    }

    private Step running(Running running) {
        RunStatus seen = Runs.seen(run, running.uid(), true);
        return switch (run.task()) {
            case Plan ->
                Step.goingOn(seen, Reason.Planning, "Job " + run.job() + " is rehearsing and judging what is pending.");
            case Deploy -> Step.goingOn(seen, Reason.Migrating, "Job " + run.job() + " is applying what is pending.");
            case CheckDrift ->
                Step.goingOn(seen, Reason.Planning, "Job " + run.job() + " is comparing the schema with the history.");
            case CheckRequirements ->
                Step.goingOn(
                        seen,
                        Reason.RequirementUnknown,
                        "Job " + run.job() + " is asking the database what versions of the application need.");
            case Resolve ->
                Step.goingOn(seen, Reason.Resolving, "Job " + run.job() + " is writing the decision into the history.");
            case Restore -> Step.goingOn(seen, Reason.Restoring, "Job " + run.job() + " is bringing the backup back.");
            case RestoreRows ->
                Step.goingOn(seen, Reason.Restoring, "Job " + run.job() + " is putting the copied rows back.");
            case Reset -> Step.goingOn(seen, Reason.Resetting, "Job " + run.job() + " is emptying the database.");
            case Seed -> Step.goingOn(seen, Reason.Seeding, "Job " + run.job() + " is putting sample data in.");
            case Inspect ->
                Step.goingOn(
                        seen,
                        Reason.InspectingLostRun,
                        "Job " + run.job() + " is asking the database what became of the Job before it.");
        };
    }

    private Step conclude(RunStatus seen, Ending ending) {
        Conclusion conclusion = Conclusions.of(seen.task(), Boolean.TRUE.equals(seen.jobStarted()), ending);
        RunReport report = ending instanceof Ending.Reported reported ? reported.report() : null;
        if (conclusion instanceof Succeed) {
            return new Step(Runs.succeeded(seen, now), null, null, report, null, null, Optional.empty());
        }
        if (conclusion instanceof PlanReady ready) {
            PlanStatus plan = Plans.of(owner, report);
            RunStatus planned = Runs.planned(seen);
            return new Step(
                    planned,
                    Reason.Planning,
                    Plans.summary(plan),
                    report,
                    plan,
                    null,
                    Optional.of(new Effect.StorePlan(planned, plan)));
        }
        if (conclusion instanceof InspectNow inspect) {
            return nextAttempt(RunTask.Inspect, Reason.InspectingLostRun, inspect.message());
        }
        if (conclusion instanceof TryAgain again) {
            Instant retryAt = now.plus(again.backoff().after(seen.attempt(), owner.uid()));
            RunStatus waiting = Runs.waiting(seen, again.task(), again.reason(), again.message(), retryAt);
            return new Step(waiting, again.reason(), again.message(), report, null, null, Optional.empty());
        }
        Stop stop = (Stop) conclusion;
        RunStatus failed = Runs.failed(seen, stop.reason(), stop.message(), now);
        return new Step(
                failed,
                stop.reason(),
                stop.message(),
                report,
                null,
                withSuggestions(stop.failure(), report),
                Optional.empty());
    }

    private FailureStatus withSuggestions(FailureStatus failure, RunReport report) {
        if (failure == null) {
            return null;
        }
        String resolution = Naming.resolution(owner, failure.migration(), run.id());
        return failure.with(Suggestions.of(report.repair(), Naming.suggestions(resolution)));
    }

    private Step nextAttempt(RunTask task, Reason reason, String message) {
        return Step.creating(Runs.nextAttempt(owner, run, task), reason, message);
    }
}
