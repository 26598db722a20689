package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupHook.When;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A run with backups and with hooks before and after it, from its plan to its end. */
class HookRoadTest {

    private static final Scene PLANNED = planned(Risk.Low);

    @Nested
    class WhenAllGoesWell {

        @Test
        void hooksBeforeBackupsRunAndHooksAfterComeInThisOrder() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED).toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "Deploy");
            road.jobEnds(SampleReports.reported(ExitCode.DONE)).toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "Deploy", "After off");
            assertStands(road.last(), Phase.Ready, Reason.UpToDate);
        }

        @Test
        void theBackupIsRememberedWithWhatTheRunnerSaysOfIt() {
            RunReport.Backup report = new RunReport.Backup(
                    "s3://backups/shop.dump", 4096L, "sha256:ab", "2026-01-02T03:00:00Z", 12, true, List.of());
            HookRoad road = new HookRoad(
                            PLANNED.hooksWish(null), (hook, look) -> new Done("uid", report.identifier(), report))
                    .toRest();
            assertThat(road.scene().backup().taken())
                    .containsExactly(new TakenBackup(
                            "s3://backups/shop.dump",
                            "disk",
                            HookStatus.HookKind.VolumeSnapshot,
                            SampleRuns.ID,
                            List.of(SampleRuns.MIGRATION),
                            road.scene().backup().hooks().get(0).object(),
                            "2026-01-02T03:00:00Z",
                            4096L,
                            "sha256:ab",
                            true));
            assertBackedUp(road.last(), "True", Reason.BackupTaken, "s3://backups/shop.dump");
        }

        @Test
        void backupsOfEarlierRunsStayRememberedUpToALimit() {
            TakenBackup old = new TakenBackup("old", "disk", null, "run", null, null, null, null, null, null);
            List<TakenBackup> many = Collections.nCopies(BackupStatus.MOST_TAKEN, old);
            HookRoad road = HookRoad.whereAllGoesWell(
                            PLANNED.backup(new BackupStatus("earlier", "sha256:earlier", List.of(), many)))
                    .toRest();
            assertThat(road.scene().backup().taken()).hasSize(BackupStatus.MOST_TAKEN);
            assertThat(road.scene().backup().taken().get(0).identifier()).isEqualTo("id-of-disk");
        }

        @Test
        void whileTheBackupIsTakenThePhaseSaysSoAndWhatTheProviderSays() {
            HookRoad road = new HookRoad(PLANNED.hooksWish(null), (hook, look) -> new UnderWay("uid", "30 % copied"));
            road.look();
            road.look();
            Decision decision = road.look();
            assertStands(decision, Phase.BackingUp, Reason.BackingUp);
            assertThat(message(decision, ConditionType.Reconciling)).contains("disk", "30 % copied.");
            assertBackedUp(decision, "False", Reason.BackingUp, "not all there");
        }

        @Test
        void withoutAnyHookTheRunBeginsAtOnce() {
            Decision decision = PLANNED.hooksWish(null).backupWish(null).decide();
            assertThat(decision.effect()).containsInstanceOf(CreateJob.class);
            assertThat(decision.findings()).noneMatch(finding -> finding.type() == ConditionType.BackedUp);
        }

        @Test
        void withHooksAfterTheRunAloneTheyAreOwedWhenItsJobIs() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED.hooksWish(
                            new Hooks(List.of(), List.of(SampleSpecs.hook("off", HookFailure.Block)))))
                    .toRest();
            assertThat(road.scene().hooks().closed()).isFalse();
            road.jobEnds(SampleReports.reported(ExitCode.DONE)).toRest();
            assertThat(road.log()).containsExactly("Backup disk", "Deploy", "After off");
            assertThat(road.scene().hooks().closed()).isTrue();
        }

        @Test
        void aBackupForRiskyPlansIsSkippedForOthers() {
            Scene onRisk = PLANNED.hooksWish(null)
                    .backupWish(SampleSpecs.backup(SampleSpecs.snapshot("disk", HookFailure.Block, When.OnRisk)));
            HookRoad low = HookRoad.whereAllGoesWell(onRisk).toRest();
            assertThat(low.log()).containsExactly("Deploy");
            assertBackedUp(low.last(), "True", Reason.BackupNotNeeded, "risk");
            HookRoad high = HookRoad.whereAllGoesWell(
                            onRisk.plan(SamplePlans.of(Risk.High)).approved(SamplePlans.HASH))
                    .toRest();
            assertThat(high.log()).containsExactly("Backup disk", "Deploy");
        }

        @Test
        void anotherAttemptOfTheSamePlanReusesItsBackup() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED).toRest();
            road.jobEnds(SampleReports.reported(ExitCode.LOCK_NOT_ACQUIRED)).toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "Deploy", "Deploy");
        }

        @Test
        void nothingPendingNeedsNoBackup() {
            Scene planning = Scene.with(SampleRuns.started(RunTask.Plan))
                    .backupWish(SampleSpecs.backup(SampleSpecs.snapshot("disk")))
                    .ended(SampleReports.reported(ExitCode.NOTHING_TO_DO));
            assertBackedUp(planning.decide(), "True", Reason.BackupNotNeeded, "Nothing is pending");
        }
    }

    @Nested
    class WhenABackupFails {

        private final Failed noSpace = new Failed("uid", Reason.BackupFailed, "No space left", false);

        @Test
        void withBlockNothingIsRunAndWhatWasBegunIsEnded() {
            HookRoad road = whereBackup(noSpace).toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "After off");
            assertStands(road.last(), Phase.Failed, Reason.BackupFailed);
            assertThat(message(road.last(), ConditionType.Stalled))
                    .contains("disk", "No space left.", "kanmon.dev/retry", "Continue");
            assertBackedUp(road.last(), "False", Reason.BackupFailed, "No space left");
            assertThat(road.last().run()).isEqualTo(SampleRuns.planned());
        }

        @Test
        void withContinueTheRunGoesOnAndTheConditionTells() {
            HookRoad road = new HookRoad(
                            PLANNED.backupWish(SampleSpecs.backup(
                                    SampleSpecs.snapshot("disk", HookFailure.Continue, When.Always))),
                            failing("disk", noSpace))
                    .toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "Deploy");
            assertBackedUp(road.last(), "False", Reason.BackupFailed, "No space left");
        }

        @Test
        void anEditedHookIsBegunAnewInAnotherRound() {
            HookRoad road = whereBackup(noSpace).toRest();
            road.change(scene -> scene.backupWish(
                            SampleSpecs.backup(SampleSpecs.snapshot("disk", HookFailure.Block, When.OnRisk))))
                    .toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "After off", "Before on", "Deploy");
            assertThat(road.scene().hooks().round()).isEqualTo(2);
        }

        @Test
        void theRetryAnnotationStartsAnotherRun() {
            HookRoad road = whereBackup(noSpace).toRest();
            road.change(scene -> scene.inputDigest("sha256:retried")).toRest();
            assertThat(road.log()).endsWith("After off", "Plan");
            assertBackedUp(road.last(), "Unknown", Reason.NotChecked, "plan");
        }

        @Test
        void aKindThatIsInstalledLaterHealsByItself() {
            Impossible missing = new Impossible(Reason.KindNotInstalled, "There is no VolumeSnapshot here");
            Scene start = PLANNED.hooksWish(null);
            Scene named = start.after(start.decide());
            Decision blocked = named.hook(missing).decide();
            assertStands(blocked, Phase.Failed, Reason.KindNotInstalled);
            assertThat(blocked.effect()).isEmpty();
            assertThat(blocked.recheckAt()).contains(named.now().plusSeconds(60));
            Scene waiting = named.after(blocked);
            assertThat(waiting.hook(missing).decide()).isEqualTo(blocked);
            HookRoad healed = HookRoad.whereAllGoesWell(waiting).toRest();
            assertThat(healed.log()).containsExactly("Backup disk", "Deploy");
        }

        private HookRoad whereBackup(Failed failed) {
            return new HookRoad(PLANNED, failing("disk", failed));
        }
    }

    @Nested
    class WhenAHookBeforeFails {

        @Test
        void noBackupIsTakenAndTheHooksAfterAreDone() {
            HookRoad road =
                    new HookRoad(PLANNED, failing("on", new Failed("uid", Reason.HookFailed, "503", false))).toRest();
            assertThat(road.log()).containsExactly("Before on", "After off");
            assertStands(road.last(), Phase.Failed, Reason.HookFailed);
        }
    }

    @Nested
    class WhenTheRunFails {

        @Test
        void thePersonIsAskedWithoutWaitingForTheHooksAfter() {
            HookRoad road = new HookRoad(PLANNED, takingForEver("off")).toRest();
            road.jobEnds(SampleReports.withFailure(ExitCode.MIGRATION_FAILED));
            for (int look = 0; look < 6; look++) {
                road.look();
            }
            assertThat(road.log()).contains("After off", "Question");
            assertStands(road.last(), Phase.Failed, Reason.MigrationFailed);
        }

        @Test
        void theHooksAfterAreDoneAllTheSame() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED).toRest();
            road.jobEnds(SampleReports.withFailure(ExitCode.MIGRATION_FAILED)).toRest();
            assertThat(road.log()).contains("After off", "Question");
            assertThat(road.scene().hooks().closed()).isTrue();
            assertStands(road.last(), Phase.Failed, Reason.MigrationFailed);
        }
    }

    @Nested
    class WhenAHookAfterFails {

        @Test
        void theMigrationsAreAppliedAndTheResourceStalls() {
            HookRoad road = ended(new Failed("uid", Reason.HookFailed, "503", false));
            assertStands(road.last(), Phase.Failed, Reason.HookFailed);
            assertThat(state(road.last(), ConditionType.Applied)).isEqualTo("True UpToDate");
        }

        @Test
        void anotherInputHasItTriedAgainBeforeTheNextRun() {
            HookRoad road = ended(new Failed("uid", Reason.HookFailed, "503", false));
            road.change(scene -> scene.inputDigest("sha256:retried")).toRest();
            assertThat(road.log()).endsWith("After off", "After off");
            assertStands(road.last(), Phase.Failed, Reason.HookFailed);
        }

        @Test
        void takenOutOfTheSpecItHoldsNothingUp() {
            HookRoad road = ended(new Failed("uid", Reason.HookFailed, "503", false));
            road.change(scene -> scene.hooksWish(null)).toRest();
            assertStands(road.last(), Phase.Ready, Reason.UpToDate);
        }

        @Test
        void withContinueItIsToldInTheStatusAlone() {
            Hooks hooks = new Hooks(
                    List.of(SampleSpecs.hook("on", HookFailure.Block)),
                    List.of(SampleSpecs.hook("off", HookFailure.Continue)));
            HookRoad road = new HookRoad(
                            PLANNED.hooksWish(hooks),
                            failing("off", new Failed("uid", Reason.HookFailed, "503", false)))
                    .toRest();
            road.jobEnds(SampleReports.reported(ExitCode.DONE)).toRest();
            assertStands(road.last(), Phase.Ready, Reason.UpToDate);
            assertThat(road.scene().hooks().after().get(0).phase()).isEqualTo(HookPhase.Failed);
        }

        private HookRoad ended(Failed failed) {
            return new HookRoad(PLANNED, failing("off", failed))
                    .toRest()
                    .jobEnds(SampleReports.reported(ExitCode.DONE))
                    .toRest();
        }
    }

    @Nested
    class WhenTheRunTurnsBack {

        @Test
        void suspendedDuringTheBackupItIsFollowedToItsEndAndNothingNewIsBegun() {
            HookRoad road = new HookRoad(PLANNED, lookedAt(3));
            while (!road.log().contains("Backup disk")) {
                road.look();
            }
            road.change(scene -> scene.suspend(true));
            assertStands(road.look(), Phase.BackingUp, Reason.BackingUp);
            road.toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "After off");
            assertStands(road.last(), Phase.Suspended, Reason.Suspended);
            assertThat(road.scene().backup().taken()).hasSize(1);
        }

        @Test
        void afterASuspensionTheBackupIsTakenAnew() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED);
            while (!road.log().contains("Backup disk")) {
                road.look();
            }
            road.change(scene -> scene.suspend(true)).toRest();
            road.change(scene -> scene.suspend(false)).toRest();
            assertThat(road.log())
                    .containsExactly("Before on", "Backup disk", "After off", "Before on", "Backup disk", "Deploy");
            assertThat(road.scene().backup().taken()).hasSize(2);
        }

        @Test
        void plannedAnewWhatWasBegunIsEndedFirst() {
            HookRoad road = HookRoad.whereAllGoesWell(PLANNED).toRest();
            road.jobEnds(SampleReports.withCode(ExitCode.PLAN_CHANGED, ProblemCode.PLAN_CHANGED))
                    .toRest();
            assertThat(road.log()).containsExactly("Before on", "Backup disk", "Deploy", "After off", "Plan");
        }

        @Test
        void aNewInputWaitsForTheHookThatIsRunning() {
            HookRoad road = new HookRoad(PLANNED, lookedAt(3));
            while (!road.log().contains("Before on")) {
                road.look();
            }
            road.change(scene -> scene.inputDigest("sha256:other")).toRest();
            assertThat(road.log()).containsExactly("Before on", "After off", "Plan");
        }

        @Test
        void anApprovalTakenBackEndsWhatWasBegun() {
            HookRoad road = HookRoad.whereAllGoesWell(planned(Risk.High).approved(SamplePlans.HASH));
            while (!road.log().contains("Before on")) {
                road.look();
            }
            road.change(scene -> scene.approved("sha256:another")).toRest();
            assertThat(road.log()).containsExactly("Before on", "After off");
            assertStands(road.last(), Phase.AwaitingApproval, Reason.AwaitingApproval);
        }
    }

    @Test
    void aBackupThatIsNotThereInTimeBlocks() {
        HookRoad road = new HookRoad(PLANNED.hooksWish(null), takingForEver("disk"));
        for (int look = 0; look < 500 && road.scene().now().isBefore(Scene.NOW.plus(Duration.ofHours(2))); look++) {
            road.look();
        }
        assertStands(road.last(), Phase.Failed, Reason.BackupTimedOut);
        assertThat(road.log()).containsExactly("Backup disk");
    }

    private static Scene planned(Risk risk) {
        return Scene.with(SampleRuns.planned())
                .plan(SamplePlans.of(risk))
                .hooksWish(SampleSpecs.MAINTENANCE)
                .backupWish(SampleSpecs.backup(SampleSpecs.snapshot("disk")));
    }

    private static BiFunction<String, Integer, HookObservation> failing(String which, Failed failed) {
        return (hook, look) -> hook.equals(which) ? failed : new Done("uid", "id-of-" + hook, null);
    }

    private static BiFunction<String, Integer, HookObservation> takingForEver(String which) {
        return (hook, look) ->
                hook.equals(which) ? new UnderWay("uid", "It takes its time.") : new Done("uid", "id-of-" + hook, null);
    }

    private static BiFunction<String, Integer, HookObservation> lookedAt(int looks) {
        return (hook, look) ->
                look < looks ? new UnderWay("uid", "It takes its time.") : new Done("uid", "id-of-" + hook, null);
    }

    private static void assertStands(Decision decision, Phase phase, Reason reason) {
        assertThat(decision.phase()).isEqualTo(phase);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(reason.name());
    }

    private static void assertBackedUp(Decision decision, String state, Reason reason, String words) {
        assertThat(state(decision, ConditionType.BackedUp)).isEqualTo(state + " " + reason);
        assertThat(message(decision, ConditionType.BackedUp)).contains(words);
    }

    private static String state(Decision decision, ConditionType type) {
        return Outcomes.state(decision.findings(), type);
    }

    private static String message(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .map(Finding::message)
                .findFirst()
                .orElseThrow();
    }
}
