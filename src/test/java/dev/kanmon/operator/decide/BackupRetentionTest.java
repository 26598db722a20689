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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    @Test
    void readyResourceIsLookedAtWhenTheNextBackupBecomesTooOld() {
        Scene scene = ready(dump("new", 9), dump("old", 5)).backupWish(keep(null, "24h"));

        Instant expiry = Instant.parse(time(5)).plus(Duration.ofHours(24)).plusSeconds(1);

        assertThat(scene.decide().recheckAt()).contains(expiry);
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(scene.now(expiry).decide().effect()).containsInstanceOf(PruneDumps.class);
    }

    @Test
    void theNewestNeverBecomesTooOldAndCallsForNoLook() {
        assertThat(ready(dump("only", 5)).backupWish(keep(null, "24h")).decide().recheckAt())
                .isEmpty();
    }

    /** A status rounds times up, so a backup can be from the next second. */
    @Test
    void oneTooManyGoesInTheSecondFromWhichTheNewestCounts() {
        Instant next = Scene.NOW.plusSeconds(1);
        TakenBackup newest = with(dump("new", 0), "run", next.toString());
        Scene scene = ready(newest, dump("old", 5));
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(scene.decide().recheckAt()).contains(next);
        assertThat(scene.now(next).decide().effect()).containsInstanceOf(PruneDumps.class);
    }

    @Test
    void ofTheNextCheckOfDriftAndTheNextExpiryTheEarlierIsAwaited() {
        Scene scene = ready(dump("new", 9), dump("old", 5))
                .driftWish(SampleDrifts.HOURLY)
                .drift(SampleDrifts.inSync(SampleDrifts.succeeded()));
        Instant check = scene.backupWish(null).decide().recheckAt().orElseThrow();
        Instant expiry = Instant.parse(time(5)).plus(Duration.ofHours(1)).plusSeconds(1);

        assertThat(check).isAfter(expiry);
        assertThat(scene.backupWish(keep(null, "1h")).decide().recheckAt()).contains(expiry);
        assertThat(scene.backupWish(keep(null, "24h")).decide().recheckAt()).contains(check);
    }

    @Test
    void dumpWhoseHookTheSpecHasNoLongerStaysInTheList() {
        Backup withoutDumps = new Backup(
                List.of(SampleBackups.SNAPSHOT), null, new Backup.Retention(1, null), null, null, null, null);
        Decision decision =
                ready(dump("new", 9), dump("old", 5)).backupWish(withoutDumps).decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.backup().taken()).hasSize(2);
    }

    /** Whatever is there: a look at the time that was named finds something to do, and one before it finds nothing. */
    @Property(tries = 300)
    void nothingExpiresBeforeTheNextExpiryAndSomethingDoesThen(
            @ForAll @Size(max = 20) List<@IntRange(max = 59) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 90) int maxMinutes) {
        TakenBackup[] taken = IntStream.range(0, minutes.size())
                .mapToObj(index -> dump("d" + index, minutes.get(index)))
                .toArray(TakenBackup[]::new);
        Backup wish = keep(null, maxMinutes + "m");
        Scene scene = ready(taken).backupWish(wish);
        Instant now = Instant.parse(time(30));
        List<TakenBackup> gone = BackupRetention.expired(wish, scene.status(), List.of(), now);

        Optional<Instant> next = BackupRetention.next(wish, scene.status(), List.of(), now);

        Instant before = next.map(at -> at.minusSeconds(1)).orElse(now.plus(Duration.ofDays(1)));
        assertThat(gone).containsAll(BackupRetention.expired(wish, scene.status(), List.of(), before));
        next.ifPresent(at -> assertThat(BackupRetention.expired(wish, scene.status(), List.of(), at))
                .anyMatch(backup -> !gone.contains(backup)));
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

    private static Backup keep(Integer last, String maxAge) {
        return new Backup(KEEP_ONE.hooks(), null, new Backup.Retention(last, maxAge), null, null, null, null);
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
