package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import java.util.Objects;
import java.util.Optional;

/**
 * What follows on a DatabaseMigration from a backup that was brought back: its run is closed as undone, and the same scripts
 * are not run again, since they would do the same again.
 */
final class AfterRestore {

    private AfterRestore() {}

    /**
     * Closes the run that a restore has undone. That is written down before anything else, so that it holds whatever becomes
     * of the resolution.
     *
     * @return empty where no restore is new
     */
    static Optional<Decision> close(Observed observed) {
        RunStatus run = observed.status().run();
        return run == null
                ? Optional.empty()
                : observed.resolutions().stream()
                        .filter(resolution -> isRestored(resolution)
                                && !run.input().resolutions().contains(resolution.uid()))
                        .findFirst()
                        .map(resolution -> closed(observed, run, resolution));
    }

    private static boolean isRestored(ResolutionObservation resolution) {
        return resolution.carriedOut() && resolution.action() == Action.Restored;
    }

    private static Decision closed(Observed observed, RunStatus run, ResolutionObservation resolution) {
        String message = message(observed, resolution);
        RunStatus closed =
                Runs.failed(Runs.knowing(run, resolution.uid()), Reason.RestoredFromBackup, message, observed.now());
        Draft draft = Draft.from(observed);
        return draft.run(closed)
                .failure(null)
                .knowledge(draft.knowledge()
                        .withUnknownHistory("Nobody has looked since a backup was brought back.")
                        .withApplied(ConditionState.False, Reason.RestoredFromBackup, message))
                .recheckAt(observed.now())
                .standing(Phase.Failed, Reason.RestoredFromBackup, message);
    }

    private static String message(Observed observed, ResolutionObservation resolution) {
        return "Backup " + resolution.fromBackup() + " was brought back at " + resolution.resolvedAt()
                + ", as MigrationResolution " + resolution.name()
                + " asked. The same scripts would do the same again, so nothing is run until the source changes. Change it; or run it as it is: kubectl -n "
                + observed.owner().namespace() + " annotate --overwrite databasemigration "
                + observed.owner().name() + " " + ApiGroup.RETRY_ANNOTATION + "=\"$(date)\".";
    }

    /** From the moment that it is decided until the run knows of it: all the while the database may change. */
    static boolean isUnderWay(Observed observed) {
        RunStatus run = observed.status().run();
        return observed.resolutions().stream()
                .anyMatch(resolution -> resolution.action() == Action.Restored
                        && resolution.phase() != ResolutionPhase.Failed
                        && (run == null || !run.input().resolutions().contains(resolution.uid())));
    }

    /** Whether the newest run was undone. */
    static boolean isUndone(RunStatus run) {
        return run.phase() == RunPhase.Failed && run.reason() == Reason.RestoredFromBackup;
    }

    /** Whether there are other scripts than those of the run that was undone, or a person wants the same ones again. */
    static boolean mayRunAgain(Observed observed, RunInput undone) {
        return undone.scripts() == null
                ? !undone.digest().equals(observed.inputDigest())
                : !Objects.equals(undone.scripts(), observed.scriptsDigest());
    }
}
