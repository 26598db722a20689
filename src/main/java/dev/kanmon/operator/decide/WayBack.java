package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.restore.KnownBackups;
import java.util.Optional;

/** Which backup can take a failed migration back, and whether the spec has decided that it shall. */
final class WayBack {

    private WayBack() {}

    static KnownBackups backups(Observed observed) {
        return KnownBackups.of(observed.spec().backup(), observed.status().backup());
    }

    /**
     * The backup that {@code spec.backup.onFailure: Restore} brings back.
     *
     * @param reason why the run failed: a migration that failed long ago is for a person to decide
     */
    static Optional<TakenBackup> chosen(Observed observed, FailureStatus failure, Reason reason) {
        return isAutomatic(observed.spec().backup(), reason) ? ofThisRun(observed, failure) : Optional.empty();
    }

    private static Optional<TakenBackup> ofThisRun(Observed observed, FailureStatus failure) {
        KnownBackups backups = backups(observed);
        return backups.before(failure.migration())
                .filter(backups::isRestorable)
                .filter(backup -> observed.status().run().id().equals(backup.run()))
                .findFirst();
    }

    /** Why nothing is brought back although the spec says so; empty where it does not. */
    static String notTaken(Observed observed, FailureStatus failure, Reason reason) {
        return isAutomatic(observed.spec().backup(), reason)
                        && ofThisRun(observed, failure).isEmpty()
                ? " spec.backup.onFailure is Restore, but this run has no backup that Kanmon can bring back itself, which is a pgDump of everything; a person has to decide."
                : "";
    }

    private static boolean isAutomatic(Backup backup, Reason reason) {
        return backup != null && backup.onFailure() == OnFailure.Restore && reason == Reason.MigrationFailed;
    }

    /** What a person can set {@code spec.action} to, without a full stop. */
    static String choices(String migration, KnownBackups backups) {
        String marks = Action.RolledBack + " (nothing of it is left; run it again)";
        String applied = Action.Applied + " (all of it is there)";
        return backups.newestRestorableBefore(migration)
                .map(backup -> marks + ", " + applied + ", or " + Action.Restored + " to bring back "
                        + backup.identifier() + " taken at " + backup.takenAt())
                .orElse(marks + " or " + applied);
    }
}
