package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Restore.DeploymentReference;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.ScaleDeployment;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.restore.BackupChoice;
import dev.kanmon.operator.decide.restore.Quiescence;
import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import dev.kanmon.operator.decide.restore.RestoreSteps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is next for a MigrationResolution that brings a backup back: the application's Deployments are stopped, a Job
 * restores, and the Deployments are started again, whatever became of the Job.
 */
final class RestoreDecider {

    /** Deployments are not watched, so they are looked at again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** A Deployment that is missing may yet be made. */
    private static final Duration LOOK_FOR_MISSING = Duration.ofSeconds(30);

    private final ResolutionObserved observed;

    private RestoreDecider(ResolutionObserved observed) {
        this.observed = observed;
    }

    /** Whether a restore is asked for, is under way, was done, or was given up with Deployments still stopped. */
    static boolean isFor(ResolutionObserved observed) {
        RunStatus run = observed.status().run();
        boolean bound = run != null && (run.phase() == RunPhase.Running || run.phase() == RunPhase.Succeeded);
        if (bound) {
            return run.task() == RunTask.Restore;
        }
        return Quiescence.isOwed(quiesced(observed.status().restore()))
                || observed.spec().action() == Action.Restored
                        && observed.status().phase() != ResolutionPhase.Resolved;
    }

    static ResolutionDecision decide(ResolutionObserved observed, ResolutionDraft draft) {
        return new RestoreDecider(observed).decide(draft);
    }

    private ResolutionDecision decide(ResolutionDraft draft) {
        if (draft.run() == null || draft.run().phase() != RunPhase.Running) {
            return rest(draft);
        }
        ResolutionAttempts attempts = new ResolutionAttempts(observed, draft);
        Step step = attempts.follow();
        return step.run().phase() == RunPhase.Running ? attempts.goingOn(step) : rest(draft.run(told(step)));
    }

    /** Kept until the Deployments run again: only the runner knows the name of the database that Swap has kept. */
    private static RunStatus told(Step step) {
        return step.run().phase() == RunPhase.Succeeded && step.report() != null
                ? Runs.telling(step.run(), step.report().message())
                : step.run();
    }

    /** While no Job is under way. */
    private ResolutionDecision rest(ResolutionDraft draft) {
        Optional<ResolutionDecision> end = end(draft);
        if (end.isEmpty()) {
            return goOn(draft);
        }
        return Quiescence.isOwed(quiesced(draft.restore())) ? resume(draft) : end.get();
    }

    /** What it comes to; empty while there is something left to do for it. */
    private Optional<ResolutionDecision> end(ResolutionDraft draft) {
        RunStatus run = draft.run();
        if (run != null && run.phase() == RunPhase.Succeeded) {
            return Optional.of(restored(draft));
        }
        if (observed.spec().action() != Action.Restored) {
            return Optional.of(draft.recheckAt(observed.now())
                    .standing(ResolutionPhase.Pending, Reason.Quiescing, "The restore was called off."));
        }
        return ResolutionObstacles.of(observed, draft)
                .or(() -> DecisionId.of(observed).isNewAfter(run) ? impossible(draft) : failed(draft));
    }

    private ResolutionDecision restored(ResolutionDraft draft) {
        return draft.standing(
                ResolutionPhase.Resolved,
                Reason.Resolved,
                "Backup " + draft.restore().identifier()
                        + " was brought back: history and schema are as it has them. Nothing is run until the source changes."
                        + (draft.run().message() == null
                                ? ""
                                : " " + draft.run().message())
                        + Quiescence.remarks(draft.restore().quiesced()));
    }

    /** An attempt that ended without a result is made again. */
    private Optional<ResolutionDecision> failed(ResolutionDraft draft) {
        RunStatus run = draft.run();
        return run.phase() == RunPhase.Failed
                ? Optional.of(draft.standing(
                        ResolutionPhase.Failed,
                        run.reason(),
                        run.message() + Quiescence.remarks(quiesced(draft.restore()))))
                : Optional.empty();
    }

    private Optional<ResolutionDecision> impossible(ResolutionDraft draft) {
        BackupChoice choice = choice();
        if (choice instanceof BackupChoice.None none) {
            return Optional.of(draft.standing(ResolutionPhase.Failed, Reason.NoSuchBackup, none.message()));
        }
        if (choice instanceof BackupChoice.ByHand byHand) {
            return Optional.of(byHand(draft, byHand.backup()));
        }
        return Quiescence.problem(deployments(), observed.deployments())
                .map(problem -> draft.recheckAt(observed.now().plus(LOOK_FOR_MISSING))
                        .standing(
                                ResolutionPhase.Failed,
                                Reason.RestoreFailed,
                                problem + " Nothing was restored, and nothing stays stopped."));
    }

    private ResolutionDecision byHand(ResolutionDraft draft, TakenBackup backup) {
        Database database = observed.database().orElseThrow();
        RestoreSteps.Place place = new RestoreSteps.Place(
                observed.owner().namespace(),
                observed.owner().name(),
                observed.spec().migration(),
                database.url());
        List<String> steps = RestoreSteps.of(place, backup, database.backups().hookOf(backup));
        return draft.restore(new RestoreStatus(backup.identifier(), quiesced(draft.restore()), steps))
                .standing(
                        ResolutionPhase.Failed,
                        Reason.RestoreByHand,
                        "Backup " + backup.identifier() + " (" + backup.kind() + ", taken at " + backup.takenAt()
                                + ") is none that Kanmon can bring back itself. What to do, step by step: kubectl -n "
                                + observed.owner().namespace() + " get mres "
                                + observed.owner().name()
                                + " -o jsonpath='{range .status.restore.steps[*]}{@}{\"\\n\\n\"}{end}'.");
    }

    private ResolutionDecision goOn(ResolutionDraft draft) {
        boolean begun = !DecisionId.of(observed).isNewAfter(draft.run());
        return begun ? new ResolutionAttempts(observed, draft).waiting() : stopAndBegin(draft);
    }

    private ResolutionDecision stopAndBegin(ResolutionDraft draft) {
        TakenBackup backup = ((BackupChoice.Restorable) choice()).backup();
        Quiescence.Step step = Quiescence.stop(deployments(), quiesced(draft.restore()), observed.deployments());
        ResolutionDraft next = draft.restore(new RestoreStatus(backup.identifier(), step.quiesced(), List.of()));
        if (step.isDone()) {
            return new ResolutionAttempts(observed, next).begin(RunTask.Restore);
        }
        return step.scaling().map(scaling -> scaling(next, scaling)).orElseGet(() -> next.recheckAt(
                        observed.now().plus(LOOK_AGAIN))
                .standing(
                        ResolutionPhase.Resolving,
                        Reason.Quiescing,
                        "Backup " + backup.identifier()
                                + " is brought back when no pod is left of Deployment "
                                + String.join(", ", step.awaited()) + "."));
    }

    private ResolutionDecision resume(ResolutionDraft draft) {
        Quiescence.Step step = Quiescence.resume(draft.restore().quiesced(), observed.deployments());
        ResolutionDraft next = draft.restore(new RestoreStatus(
                draft.restore().identifier(), step.quiesced(), draft.restore().steps()));
        return step.scaling().map(scaling -> scaling(next, scaling)).orElseGet(() -> end(next)
                .orElseThrow());
    }

    private ResolutionDecision scaling(ResolutionDraft draft, Scaling scaling) {
        return draft.effect(new ScaleDeployment(scaling))
                .recheckAt(observed.now().plus(LOOK_AGAIN))
                .standing(
                        ResolutionPhase.Resolving,
                        Reason.Quiescing,
                        "Scaling Deployment " + scaling.deployment() + " from " + scaling.from() + " to " + scaling.to()
                                + ".");
    }

    private BackupChoice choice() {
        return BackupChoice.of(
                observed.spec().fromBackup(),
                observed.spec().migration(),
                observed.database().orElseThrow().backups());
    }

    private List<String> deployments() {
        return observed.database().orElseThrow().backups().restore(observed.spec()).quiesce().stream()
                .map(DeploymentReference::name)
                .toList();
    }

    private static List<Quiesced> quiesced(RestoreStatus restore) {
        return restore == null ? List.of() : restore.quiesced();
    }
}
