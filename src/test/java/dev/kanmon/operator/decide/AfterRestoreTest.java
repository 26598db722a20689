package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.restore.SampleBackups;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a restore means for the DatabaseMigration, asked for by a person or by spec.backup.onFailure. */
class AfterRestoreTest {

    private static final String DUMP = "file:///backup/shop/1.json";
    private static final BackupStatus TAKEN =
            SampleBackups.status(SampleBackups.dumped(DUMP, SampleRuns.ID, SampleRuns.MIGRATION));

    @Test
    void nothingIsRunUntilTheScriptsChange() {
        Scene restored = restored(Scene.with(SampleRuns.succeeded(RunTask.Deploy)));
        Decision closed = restored.decide();
        assertThat(closed.effect()).isEmpty();
        assertStands(closed);
        assertThat(Outcomes.state(closed.findings(), ConditionType.Applied)).isEqualTo("False RestoredFromBackup");
        assertThat(closed.history()).as("nobody has read it since").isNull();
        assertThat(Outcomes.state(closed.findings(), ConditionType.InSync)).isEqualTo("Unknown NotChecked");
        Scene rests = restored.after(closed);
        assertStands(rests.decide());
        assertThat(rests.decide().effect()).isEmpty();
        assertThat(rests.inputDigest("sha256:another lockTimeout").decide().effect())
                .as("another setting would have the same scripts do the same again")
                .isEmpty();

        Decision next =
                rests.inputDigest("sha256:new").scriptsDigest("sha256:mended").decide();
        CreateJob plan = (CreateJob) next.effect().orElseThrow();
        assertThat(plan.run().task()).isEqualTo(RunTask.Plan);
        assertThat(plan.run().input().resolutions()).contains("uid-restored");
    }

    @Test
    void itHoldsAlsoWhenTheResolutionIsDeleted() {
        Scene restored = restored(Scene.with(SampleRuns.succeeded(RunTask.Deploy)));
        Scene forgotten = restored.after(restored.decide()).resolutions(List.of());
        assertStands(forgotten.decide());
        assertThat(forgotten.decide().effect()).isEmpty();
    }

    @Test
    void itHoldsAlsoWhenItWasCarriedOutWhileSuspended() {
        Scene restored =
                restored(Scene.with(SampleRuns.succeeded(RunTask.Deploy))).suspend(true);
        Scene later = restored.after(restored.decide()).resolutions(List.of()).suspend(false);
        assertStands(later.decide());
        assertThat(later.decide().effect()).isEmpty();
    }

    @Test
    void openRestoreKeepsEverythingFromRunning() {
        Scene scene = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                .inputDigest("sha256:new")
                .resolutions(List.of(resolution(Action.Restored, ResolutionPhase.Resolving)));
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(Outcomes.reason(scene.decide().findings())).isEqualTo(Reason.WaitingForResolution.name());
    }

    @Test
    void rowsThatWerePutBackStartNothingAndStallNothing() {
        Scene scene = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                .resolutions(List.of(resolution(Action.RowsRestored, ResolutionPhase.Resolved)));
        assertThat(scene.decide().phase()).isEqualTo(Phase.Ready);
        assertThat(scene.decide().effect()).isEmpty();
    }

    @Test
    void failedMigrationIsTakenBackAtOnceWhereTheSpecSaysSo() {
        CreateResolution create = (CreateResolution)
                failing(OnFailure.Restore, TAKEN).decide().effect().orElseThrow();
        assertThat(create.fromBackup()).isEqualTo(DUMP);
        assertThat(message(failing(OnFailure.Restore, TAKEN).decide())).contains("brings the backup back");
    }

    @Test
    void withoutABackupOfThisRunAPersonIsAskedAndToldWhy() {
        BackupStatus old = SampleBackups.status(SampleBackups.dumped(DUMP, "another", SampleRuns.MIGRATION));
        Decision decision = failing(OnFailure.Restore, old).decide();
        assertThat(((CreateResolution) decision.effect().orElseThrow()).fromBackup())
                .isNull();
        assertThat(message(decision))
                .contains("spec.backup.onFailure is Restore, but")
                .contains("spec.action");
    }

    @Test
    void byDefaultAPersonIsAskedAndToldOfTheBackup() {
        Decision decision = failing(OnFailure.Halt, TAKEN).decide();
        assertThat(((CreateResolution) decision.effect().orElseThrow()).fromBackup())
                .isNull();
        assertThat(message(decision)).contains("or Restored to bring back " + DUMP);
    }

    @Test
    void aMigrationThatFailedLongAgoIsForAPerson() {
        Scene blocked = Scene.with(SampleRuns.started(RunTask.Deploy))
                .backupWish(SampleBackups.wish(OnFailure.Restore, List.of(SampleBackups.DUMP)))
                .backup(TAKEN)
                .ended(SampleReports.withFailure(ExitCode.HISTORY_BLOCKED));
        CreateResolution create = (CreateResolution) blocked.decide().effect().orElseThrow();
        assertThat(create.fromBackup()).isNull();
    }

    @Test
    void automaticRestoreDoesNotLoop() {
        Scene failing = failing(OnFailure.Restore, TAKEN);
        Scene asked = restored(failing.after(failing.decide()));
        Scene rests = asked.after(asked.decide());
        for (int look = 0; look < 5; look++) {
            Decision decision = rests.decide();
            assertStands(decision);
            assertThat(decision.effect()).isEmpty();
            rests = rests.after(decision);
        }
    }

    private static Scene failing(OnFailure onFailure, BackupStatus taken) {
        return Scene.with(SampleRuns.started(RunTask.Deploy))
                .backupWish(SampleBackups.wish(onFailure, List.of(SampleBackups.DUMP)))
                .backup(taken)
                .ended(SampleReports.withFailure(ExitCode.MIGRATION_FAILED));
    }

    private static Scene restored(Scene scene) {
        return scene.resolutions(List.of(resolution(Action.Restored, ResolutionPhase.Resolved)));
    }

    private static ResolutionObservation resolution(Action action, ResolutionPhase phase) {
        return new ResolutionObservation(
                "shop-harm",
                "uid-restored",
                SampleRuns.MIGRATION,
                action,
                phase,
                false,
                false,
                DUMP,
                "2026-01-02T03:04:00Z");
    }

    private static String message(Decision decision) {
        return decision.findings().get(0).message();
    }

    private static void assertStands(Decision decision) {
        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(Reason.RestoredFromBackup.name());
        assertThat(message(decision)).contains(DUMP, "2026-01-02T03:04:00Z", "shop-harm", "kanmon.dev/retry");
    }
}
