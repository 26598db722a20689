package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides while no Job is under way: whether a run may start, has to start, or has to wait. */
final class BetweenRuns {

    private BetweenRuns() {}

    static Decision decide(Observed observed) {
        Draft draft = Draft.from(observed);
        if (obstacle(observed, draft).isPresent()) {
            return AfterRun.turningBack(
                    observed, draft, ended -> obstacle(observed, ended).orElseThrow());
        }
        return needsRun(observed)
                ? AfterRun.first(observed, draft, ended -> start(observed, ended))
                : settled(observed, draft);
    }

    /** What keeps any run from starting, in the order in which it is told. */
    private static Optional<Decision> obstacle(Observed observed, Draft draft) {
        if (Boolean.TRUE.equals(observed.spec().suspend())) {
            return Optional.of(suspended(observed, draft));
        }
        if (observed.source() instanceof Awaited awaited) {
            return Optional.of(draft.standing(Phase.Pending, awaited.reason(), awaited.message()));
        }
        if (observed.source() instanceof Unusable unusable) {
            return Optional.of(draft.standing(Phase.Failed, unusable.reason(), unusable.message()));
        }
        if (!observed.inlineMounted()) {
            return Optional.of(draft.effect(new Effect.ApplyInlineSource())
                    .recheckAt(observed.now().plusSeconds(1))
                    .standing(Phase.Pending, Reason.RunStarted, "Putting the inline source into a ConfigMap."));
        }
        return observed.resolutions().stream()
                .filter(resolution -> isDue(resolution, observed.source()))
                .findFirst()
                .map(resolution -> waitingFor(draft, resolution));
    }

    /** A hotfix may be resolved before its migration reaches the source; until then there is nothing to keep from running. */
    private static boolean isDue(ResolutionObservation resolution, SourceObservation source) {
        boolean ahead = resolution.action() == Action.Applied && !source.mayHold(resolution.migration());
        return resolution.decided() && resolution.open() && !ahead;
    }

    /** Where the resource stands while a check of drift is under way: no run starts beside it. */
    static Decision besideCheck(Observed observed, Draft draft) {
        if (Boolean.TRUE.equals(observed.spec().suspend())) {
            return suspended(observed, draft);
        }
        return needsRun(observed)
                ? draft.standing(
                        Phase.Pending,
                        Reason.CheckingDrift,
                        "A run starts as soon as the check of drift that is under way has ended.")
                : draft.standing(Phase.Ready, Reason.UpToDate, upToDate(draft));
    }

    private static Decision suspended(Observed observed, Draft draft) {
        String message = needsRun(observed)
                ? "Suspended; a run would start as soon as spec.suspend is false."
                : "Suspended; nothing is due.";
        return draft.standing(Phase.Suspended, Reason.Suspended, message);
    }

    private static Decision waitingFor(Draft draft, ResolutionObservation resolution) {
        if (resolution.phase() == ResolutionPhase.Failed) {
            return draft.standing(
                    Phase.Failed,
                    Reason.ResolutionRefused,
                    "MigrationResolution " + resolution.name()
                            + " could not be carried out; its condition Ready says why. Correct it, or delete it.");
        }
        return draft.standing(
                Phase.Pending,
                Reason.WaitingForResolution,
                "MigrationResolution " + resolution.name() + " is carried out before anything is run.");
    }

    /** Another input than the last run's, a resolution that it did not know of, or other releases; after a restore, other scripts. */
    static boolean needsRun(Observed observed) {
        return isOutdated(observed, observed.status().run());
    }

    /**
     * Whether what a run has found out is no longer what is asked for.
     *
     * @param run null before the first
     */
    static boolean isOutdated(Observed observed, RunStatus run) {
        if (run == null) {
            return true;
        }
        return AfterRestore.isUndone(run)
                ? AfterRestore.mayRunAgain(observed, run.input())
                : !run.input().digest().equals(observed.inputDigest())
                        || !run.input().resolutions().containsAll(marked(observed))
                        || HeldMigrations.ask(observed, run);
    }

    /** Only a mark is a reason to run again; what is brought back is none. */
    private static List<String> marked(Observed observed) {
        return resolved(observed, ResolutionObservation::isMark);
    }

    static List<String> resolved(Observed observed, Predicate<ResolutionObservation> which) {
        return observed.resolutions().stream()
                .filter(ResolutionObservation::carriedOut)
                .filter(which)
                .map(ResolutionObservation::uid)
                .sorted()
                .toList();
    }

    private static Decision start(Observed observed, Draft draft) {
        String sourceDigest = observed.source() instanceof Available available ? available.digest() : null;
        RunInput input = new RunInput(
                observed.inputDigest(),
                sourceDigest,
                observed.scriptsDigest(),
                resolved(observed, all -> true),
                HeldMigrations.released(observed));
        RunStatus run = Runs.start(observed.owner(), observed.status().run(), input, RunTask.Plan, observed.now());
        return draft.run(run)
                .failure(null)
                .plan(null)
                .knowledge(draft.knowledge().withNewInput())
                .effect(new Effect.CreateJob(run))
                .standing(Phase.Planning, Reason.RunStarted, "Run " + run.id() + " starts with Job " + run.job() + ".");
    }

    /** Where a run leaves the resource when nothing new is due. */
    static Decision settled(Observed observed, Draft draft) {
        return switch (draft.run().phase()) {
            case Planned -> PlanGate.decide(observed, draft);
            case Succeeded -> ready(observed, draft);
            case Waiting -> waiting(observed, draft);
            case Failed -> failed(observed, draft);
            case Running -> throw new IllegalStateException("a run that is under way is followed, not settled");
        };
    }

    private static Decision ready(Observed observed, Draft draft) {
        String message = upToDate(draft);
        Knowledge known = draft.knowledge().withApplied(ConditionState.True, Reason.UpToDate, message);
        return AfterRun.first(
                observed, draft.knowledge(known), ended -> withCleanUp(observed, DriftDecider.idle(observed, ended))
                        .standing(Phase.Ready, Reason.UpToDate, message));
    }

    private static String upToDate(Draft draft) {
        HistoryStatus history = draft.knowledge().history();
        return history == null
                ? "Every migration of the source is applied."
                : "Every migration of the source is applied; the history has " + history.applied() + ".";
    }

    /** A run that is planned anew is not going to be what was begun around it. */
    private static Decision waiting(Observed observed, Draft draft) {
        return draft.run().task() == RunTask.Plan
                ? AfterRun.turningBack(observed, draft, ended -> nextAttempt(observed, ended))
                : nextAttempt(observed, draft);
    }

    private static Decision nextAttempt(Observed observed, Draft draft) {
        RunStatus run = draft.run();
        if (Runs.due(run, observed.now()) || DriftGate.isLifted(observed, run)) {
            return run.task() == RunTask.Deploy
                    ? PlanGate.decide(observed, draft)
                    : nextJob(observed, draft, run.task());
        }
        return withCleanUp(observed, draft.recheckAt(Instant.parse(run.retryAt())))
                .standing(
                        Phase.Pending,
                        run.reason(),
                        run.message() + TargetWords.whence(observed.spec().target(), run.reason()) + " Next attempt at "
                                + run.retryAt() + ".");
    }

    /** The next attempt of a run, with its Job. */
    static Decision nextJob(Observed observed, Draft draft, RunTask task) {
        RunStatus next = Runs.nextAttempt(observed.owner(), draft.run(), task);
        return draft.run(next)
                .effect(new Effect.CreateJob(next))
                .standing(
                        phase(task),
                        Reason.RunStarted,
                        "Attempt " + next.attempt() + " of run " + next.id() + " starts with Job " + next.job() + ".");
    }

    /** Where a resource stands while a Job does this. */
    static Phase phase(RunTask task) {
        return switch (task) {
            case Plan, CheckDrift, CheckRequirements -> Phase.Planning;
            case Deploy, Inspect, Resolve, Restore, RestoreRows, Reset, Seed -> Phase.Applying;
        };
    }

    private static Decision failed(Observed observed, Draft ended) {
        Draft draft = AfterRun.beside(observed, ended);
        if (draft.failure() != null) {
            return AfterFailure.decide(observed, draft);
        }
        RunStatus run = draft.run();
        String message =
                run.message() + BaselineWords.howTo(observed.owner(), run.reason()) + HookWording.beside(draft.hooks());
        return withCleanUp(observed, draft).standing(Phase.Failed, run.reason(), message);
    }

    /** The resolution for a migration from which a decision is still to be expected; one that a reset settled may not know yet. */
    static Optional<String> openResolution(Observed observed, String migration) {
        return observed.resolutions().stream()
                .filter(resolution -> resolution.migration().equals(migration) && resolution.open())
                .map(ResolutionObservation::name)
                .filter(name -> !observed.status().settles(name))
                .findFirst();
    }

    /** Unless there is something else to do. */
    static Draft withCleanUp(Observed observed, Draft draft) {
        if (draft.effect().isPresent()) {
            return draft;
        }
        Optional<Effect> job = observed.oldJobs().stream().findFirst().map(Effect.DeleteJob::new);
        Optional<Effect> configMap =
                observed.oldConfigMaps().stream().findFirst().map(Effect.DeleteConfigMap::new);
        return job.or(() -> configMap)
                .map(effect -> draft.effect(effect).recheckAt(observed.now()))
                .orElseGet(() -> BackupRetention.step(observed, draft));
    }
}
