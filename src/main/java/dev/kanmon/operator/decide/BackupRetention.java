package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.Effect.DeleteBackupObject;
import dev.kanmon.operator.decide.Effect.PruneDumps;
import dev.kanmon.operator.decide.retention.ExpiredObject;
import dev.kanmon.operator.decide.retention.ExpiredObject.NothingToDelete;
import dev.kanmon.operator.decide.retention.ExpiredObject.Ours;
import dev.kanmon.operator.decide.retention.Expiry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Removes backups that {@code spec.backup.retention} no longer keeps, one step at a time, while nothing else is to be done. */
public final class BackupRetention {

    private BackupRetention() {}

    /**
     * Those that go, of those that the status remembers.
     *
     * @param spec null where no backups are asked for
     */
    public static List<TakenBackup> expired(
            Backup spec, DatabaseMigrationStatus status, List<ResolutionObservation> resolutions, Instant now) {
        return isAskedFor(spec, status)
                ? new Expiry(spec.retention(), now).expired(status.backup().taken(), needed(status.run(), resolutions))
                : List.of();
    }

    /**
     * When the next one goes by its age alone.
     *
     * @param spec null where no backups are asked for
     * @return a time after {@code now}; empty where age alone lets none go
     */
    static Optional<Instant> next(
            Backup spec, DatabaseMigrationStatus status, List<ResolutionObservation> resolutions, Instant now) {
        return isAskedFor(spec, status)
                ? new Expiry(spec.retention(), now).next(status.backup().taken(), needed(status.run(), resolutions))
                : Optional.empty();
    }

    private static boolean isAskedFor(Backup spec, DatabaseMigrationStatus status) {
        return spec != null && spec.retention() != null && status.backup() != null;
    }

    /** A run that has not ended well may need its backups, and a resolution that is open those from before its migration. */
    private static Predicate<TakenBackup> needed(RunStatus run, List<ResolutionObservation> resolutions) {
        List<ResolutionObservation> open =
                resolutions.stream().filter(ResolutionObservation::open).toList();
        return backup ->
                run != null && run.phase() != RunPhase.Succeeded && run.id().equals(backup.run())
                        || open.stream()
                                .anyMatch(resolution -> backup.before().contains(resolution.migration())
                                        || backup.identifier().equals(resolution.fromBackup()));
    }

    /** Whether an object of the cluster stands for such a backup: one that Kanmon made by a hook of this kind. */
    public static boolean isObject(HookKind kind) {
        return switch (kind) {
            case VolumeSnapshot, CloudNativePG, AckRds -> true;
            case PgDump, NeonBranch, Job, Http, RestorePoint -> false;
        };
    }

    /** The draft with the next step of it, or with a look at the time of that step. */
    static Draft step(Observed observed, Draft draft) {
        return objectStep(observed, draft)
                .or(() -> listStep(observed, draft))
                .or(() -> next(observed.spec().backup(), observed.status(), observed.resolutions(), observed.now())
                        .map(draft::recheckBy))
                .orElse(draft);
    }

    private static Optional<Draft> objectStep(Observed observed, Draft draft) {
        ExpiredObject seen = observed.expiredObject();
        if (seen instanceof Ours ours) {
            return Optional.of(draft.effect(new DeleteBackupObject(ours.backup(), ours.uid()))
                    .recheckAt(observed.now().plusSeconds(1)));
        }
        return seen instanceof NothingToDelete gone
                ? Optional.of(without(observed, draft, List.of(gone.backup())))
                : Optional.empty();
    }

    /**
     * What has no object. Dumps leave the list when the Job that removes them is made: one that it did not get at, it finds
     * again in its place the next time. What a provider or a Job of the team's holds is not Kanmon's to remove.
     */
    private static Optional<Draft> listStep(Observed observed, Draft draft) {
        List<TakenBackup> expired =
                expired(observed.spec().backup(), observed.status(), observed.resolutions(), observed.now());
        Optional<TakenBackup> first = expired.stream()
                .filter(backup -> !isObject(backup.kind()))
                .filter(backup -> backup.kind() != HookKind.NeonBranch)
                .filter(backup -> backup.kind() != HookKind.PgDump
                        || isWithinReach(backup, observed.spec().backup()))
                .findFirst();
        return first.map(backup -> backup.kind() == HookKind.PgDump
                ? pruning(observed, draft, backup.hook(), expired)
                : without(observed, draft, List.of(backup)));
    }

    /** The place of a dump is known by its hook: without that it stays, and in the list. */
    private static boolean isWithinReach(TakenBackup dump, Backup spec) {
        return spec.hooks().stream()
                .anyMatch(hook -> hook.pgDump() != null && hook.name().equals(dump.hook()));
    }

    private static Draft pruning(Observed observed, Draft draft, String hook, List<TakenBackup> expired) {
        List<TakenBackup> going =
                expired.stream().filter(backup -> backup.hook().equals(hook)).toList();
        // Several hooks may share a place, and the Job sees all dumps in it.
        List<String> staying = draft.backup().taken().stream()
                .filter(backup -> backup.kind() == HookKind.PgDump && !going.contains(backup))
                .map(TakenBackup::identifier)
                .toList();
        String job = Naming.pruneJob(observed.owner(), hook, going.get(0).identifier());
        return without(observed, draft, going).effect(new PruneDumps(job, hook, staying));
    }

    private static Draft without(Observed observed, Draft draft, List<TakenBackup> gone) {
        BackupStatus backup = draft.backup();
        List<TakenBackup> left =
                backup.taken().stream().filter(taken -> !gone.contains(taken)).toList();
        return draft.backup(new BackupStatus(backup.run(), backup.plan(), backup.hooks(), left))
                .recheckAt(observed.now());
    }
}
