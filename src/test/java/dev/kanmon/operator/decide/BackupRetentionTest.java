package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.DeleteBackupObject;
import dev.kanmon.operator.decide.Effect.PruneDumps;
import dev.kanmon.operator.decide.restore.SampleBackups;
import dev.kanmon.operator.decide.retention.ExpiredObject.NothingToDelete;
import dev.kanmon.operator.decide.retention.ExpiredObject.Ours;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Old backups go while nothing else is to be done, never one that is needed, and never what Kanmon did not make. */
class BackupRetentionTest {

    private static final Backup KEEP_ONE = new Backup(
            List.of(SampleBackups.DUMP, SampleBackups.SNAPSHOT),
            null,
            new Backup.Retention(1, null),
            null,
            null,
            null,
            null);

    @Test
    void oldDumpsAreRemovedByAJobThatIsToldWhatStays() {
        Decision decision =
                ready(dump("new", 9), dump("old", 5), dump("older", 1)).decide();
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        PruneDumps prune = (PruneDumps) decision.effect().orElseThrow();
        assertThat(prune.hook()).isEqualTo("dump");
        assertThat(prune.keep()).containsExactly("new");
        assertThat(decision.backup().taken())
                .extracting(TakenBackup::identifier)
                .containsExactly("new");
    }

    @Test
    void oldSnapshotIsDeletedAndLeavesTheListOnceItIsGone() {
        TakenBackup old = at(snapshot("old"), 1);
        Scene scene = ready(at(snapshot("new"), 9), old).expiredObject(new Ours(old, "its-uid"));
        Decision deleting = scene.decide();
        assertThat(deleting.effect()).contains(new DeleteBackupObject(old, "its-uid"));
        assertThat(deleting.backup().taken()).contains(old);
        Decision gone = scene.expiredObject(new NothingToDelete(old)).decide();
        assertThat(gone.effect()).isEmpty();
        assertThat(gone.backup().taken()).extracting(TakenBackup::identifier).containsExactly("new");
    }

    @Test
    void whatAProviderHoldsOnlyLeavesTheList() {
        TakenBackup old = at(SampleBackups.taken("tape-1", "tape", HookKind.Job, "run1"), 1);
        Decision decision = ready(at(SampleBackups.taken("tape-2", "tape", HookKind.Job, "run2"), 2), old)
                .decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.backup().taken()).doesNotContain(old);
    }

    @Test
    void backupsOfAFailedRunAllStay() {
        Scene failed = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.DatabaseNotEmpty))
                .backupWish(KEEP_ONE)
                .backup(SampleBackups.status(of(dump("new", 9), SampleRuns.ID), of(dump("old", 5), SampleRuns.ID)));
        assertThat(failed.decide().effect()).isEmpty();
        assertThat(failed.decide().backup().taken()).hasSize(2);
    }

    @Test
    void withoutARuleNothingGoes() {
        Backup unlimited = SampleBackups.wish(Backup.OnFailure.Halt, KEEP_ONE.hooks());
        Scene scene = ready(dump("new", 9), dump("old", 5)).backupWish(unlimited);
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(scene.decide().backup().taken()).hasSize(2);
    }

    /** Any mixture of hooks, times, needs and runs: the newest of each hook stays, and so does each that is needed. */
    @Property(tries = 300)
    void neitherTheNewestOfAHookNorOneThatIsNeededEverGoes(
            @ForAll @Size(max = 20) List<@IntRange(max = 59) Integer> minutes,
            @ForAll @Size(20) List<Boolean> dumps,
            @ForAll @Size(20) List<Boolean> before,
            @ForAll boolean failed,
            @ForAll @IntRange(min = 1, max = 3) int keepLast) {
        List<TakenBackup> taken = new ArrayList<>();
        for (int index = 0; index < minutes.size(); index++) {
            TakenBackup one = dumps.get(index) ? dump("d" + index, 0) : snapshot("s" + index);
            String migration = before.get(index) ? SampleRuns.MIGRATION : "another";
            taken.add(new TakenBackup(
                    one.identifier(),
                    one.hook(),
                    one.kind(),
                    index % 3 == 0 ? SampleRuns.ID : "run" + index,
                    List.of(migration),
                    one.object(),
                    time(minutes.get(index)),
                    null,
                    null,
                    null));
        }
        RunStatus run = failed
                ? SampleRuns.failed(RunTask.Deploy, Reason.DatabaseNotEmpty)
                : SampleRuns.succeeded(RunTask.Deploy);
        ResolutionObservation open = new ResolutionObservation(
                "harm", "uid", SampleRuns.MIGRATION, Action.Restored, ResolutionPhase.Resolving, false, false);
        Backup wish = new Backup(KEEP_ONE.hooks(), null, new Backup.Retention(keepLast, "1m"), null, null, null, null);
        Scene scene = Scene.with(run)
                .backupWish(wish)
                .backup(SampleBackups.status(taken.toArray(TakenBackup[]::new)))
                .resolutions(List.of(open));

        List<TakenBackup> gone = BackupRetention.expired(wish, scene.status(), scene.resolutions(), Scene.NOW);

        assertThat(gone).noneMatch(backup -> backup.before().contains(SampleRuns.MIGRATION));
        assertThat(gone).noneMatch(backup -> failed && backup.run().equals(SampleRuns.ID));
        Stream.of("dump", "disk").forEach(hook -> taken.stream()
                .filter(backup -> backup.hook().equals(hook))
                .map(TakenBackup::takenAt)
                .max(String::compareTo)
                .ifPresent(newest -> assertThat(taken)
                        .filteredOn(backup -> backup.hook().equals(hook))
                        .filteredOn(backup -> backup.takenAt().equals(newest))
                        .anyMatch(backup -> !gone.contains(backup))));
    }

    private static Scene ready(TakenBackup... taken) {
        return Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                .backupWish(KEEP_ONE)
                .backup(SampleBackups.status(taken));
    }

    private static TakenBackup dump(String identifier, int minute) {
        return at(SampleBackups.dumped(identifier, "run-of-" + identifier), minute);
    }

    private static TakenBackup snapshot(String identifier) {
        return SampleBackups.taken(identifier, "disk", HookKind.VolumeSnapshot, "run-of-" + identifier);
    }

    private static TakenBackup at(TakenBackup backup, int minute) {
        return with(backup, backup.run(), time(minute));
    }

    private static TakenBackup of(TakenBackup backup, String run) {
        return with(backup, run, backup.takenAt());
    }

    private static TakenBackup with(TakenBackup backup, String run, String takenAt) {
        return new TakenBackup(
                backup.identifier(),
                backup.hook(),
                backup.kind(),
                run,
                backup.before(),
                backup.object(),
                takenAt,
                null,
                null,
                null);
    }

    private static String time(int minute) {
        return "2026-01-02T02:%02d:00Z".formatted(minute);
    }
}
