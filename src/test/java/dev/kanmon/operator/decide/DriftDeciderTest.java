package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When drift is checked, and what follows from it. */
class DriftDeciderTest {

    @Nested
    class Starts {

        @Test
        void firstCheckFollowsAtOnceOnTheFirstSuccess() {
            assertStartsCheck(ready().decide());
        }

        @Test
        void nothingIsCheckedUnasked() {
            assertStartsNothing(ready().driftWish(null).decide());
            assertStartsNothing(
                    ready().driftWish(new Drift(null, Drift.OnDrift.Block)).decide());
        }

        @Test
        void nextCheckWaitsForTheInterval() {
            Decision decision =
                    ready().drift(SampleDrifts.inSync(SampleDrifts.succeeded())).decide();
            assertStartsNothing(decision);
            assertThat(decision.recheckAt()).contains(Scene.NOW.minusSeconds(30).plus(Duration.ofHours(1)));
        }

        @Test
        void checkIsDueOnceTheIntervalHasPassed() {
            assertStartsCheck(ready().drift(lastChecked(Duration.ofHours(1))).decide());
            assertStartsNothing(
                    ready().drift(lastChecked(Duration.ofMinutes(59))).decide());
        }

        @Test
        void noIntervalIsShorterThanAMinute() {
            Scene scene = ready().driftWish(new Drift("1s", null));
            assertStartsNothing(scene.drift(lastChecked(Duration.ofSeconds(59))).decide());
            assertStartsCheck(scene.drift(lastChecked(Duration.ofSeconds(60))).decide());
        }

        @Test
        void anotherRunMakesACheckDue() {
            DriftStatus before = SampleDrifts.inSync(SampleDrifts.succeeded());
            assertStartsCheck(Scene.with(SampleRuns.forInput(
                            SampleRuns.succeeded(RunTask.Deploy), new RunInput("sha256:new", null, null, List.of())))
                    .inputDigest("sha256:new")
                    .driftWish(SampleDrifts.HOURLY)
                    .drift(before)
                    .decide());
        }

        @Test
        void personCanAskForACheck() {
            Scene checked = ready().drift(SampleDrifts.inSync(SampleDrifts.succeeded()));
            Decision asked = checked.driftRequest("now").decide();
            assertStartsCheck(asked);
            Scene after = checked.driftRequest("now")
                    .drift(SampleDrifts.inSync(asked.drift().run()));
            assertThat(asked.drift().run().input())
                    .isNotEqualTo(SampleDrifts.succeeded().input());
            assertStartsCheck(
                    after.driftRequest("now, again").drift(ended(asked.drift())).decide());
            assertStartsNothing(after.drift(ended(asked.drift())).decide());
        }

        @Test
        void personCanAskWithoutAnInterval() {
            assertStartsCheck(ready().driftWish(null).driftRequest("now").decide());
        }

        @Test
        void eachCheckHasAJobOfItsOwn() {
            Decision first = ready().decide();
            Decision second = ready().drift(
                            SampleDrifts.checkedAt(ended(first.drift()), Scene.NOW.minus(Duration.ofHours(2))))
                    .decide();
            assertStartsCheck(second);
            assertThat(second.drift().run().job())
                    .isNotEqualTo(first.drift().run().job());
        }

        @Test
        void dueRunComesFirst() {
            Decision decision = ready().inputDigest("sha256:other").decide();
            assertThat(decision.run().task()).isEqualTo(RunTask.Plan);
            assertThat(decision.drift()).isNull();
        }

        @Test
        void suspendedResourceIsNotChecked() {
            assertThat(ready().suspend(true).decide().effect()).isEmpty();
        }

        @Test
        void runThatHasOnlyJustEndedIsNotFollowedByACheckBeforeAnotherLook() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .driftWish(SampleDrifts.HOURLY)
                    .ended(SampleReports.reported(ExitCode.DONE))
                    .decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
            assertThat(decision.effect()).isEmpty();
            assertThat(decision.recheckAt()).contains(Scene.NOW);
        }

        @ParameterizedTest
        @EnumSource(
                value = RunPhase.class,
                names = {"Failed", "Waiting", "Planned"})
        void onlyADatabaseAtRestIsChecked(RunPhase phase) {
            Scene scene =
                    switch (phase) {
                        case Failed -> Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.SourceInvalid));
                        case Waiting -> Scene.with(SampleRuns.notDue(RunTask.Plan));
                        default -> Scene.with(SampleRuns.planned()).plan(SamplePlans.of(Risk.High));
                    };
            Decision decision = scene.driftWish(SampleDrifts.HOURLY).decide();
            assertThat(decision.drift()).isNull();
        }
    }

    @Nested
    class UnderWay {

        @Test
        void jobThatGoesOnIsNoReasonToWriteAnything() {
            for (JobObservation going :
                    List.of(new Starting("uid", Reason.PodPending, "It has not started yet."), new Running("uid"))) {
                Scene scene = settled(checking().driftJob(going));
                Decision decision = scene.decide();
                assertThat(scene.after(decision).status()).isEqualTo(scene.status());
                assertThat(decision.effect()).isEmpty();
            }
        }

        @Test
        void resourceStaysReady() {
            Decision decision = checking().driftJob(new Running("uid")).decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
        }

        @Test
        void jobThatWasNotMadeYetIsMade() {
            Decision decision = checking().driftJob(new Absent()).decide();
            assertThat(decision.effect()).contains(new CreateJob(SampleDrifts.underWay()));
            assertThat(inSync(decision).reason()).isEqualTo(Reason.NotChecked);
        }

        @Test
        void dueRunWaitsForIt() {
            Decision decision = checking()
                    .inputDigest("sha256:other")
                    .driftJob(new Running("uid"))
                    .decide();
            assertThat(decision.phase()).isEqualTo(Phase.Pending);
            assertThat(ready(decision).reason()).isEqualTo(Reason.CheckingDrift);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void dueRunTakesBackAJobThatCannotStart() {
            Scene scene = checking()
                    .inputDigest("sha256:other")
                    .driftJob(new Starting("uid", Reason.ImagePullFailed, "No such image."));
            Decision decision = scene.decide();
            assertThat(decision.effect())
                    .contains(new DeleteJob(SampleDrifts.underWay().job()));
            assertThat(scene.after(decision).decide().run().task()).isEqualTo(RunTask.Plan);
        }

        @Test
        void jobThatCannotStartIsTold() {
            Decision decision = checking()
                    .driftJob(new Starting("uid", Reason.SecretUnavailable, "Secret shop-db is missing."))
                    .decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
            assertThat(inSync(decision).reason()).isEqualTo(Reason.DriftNotChecked);
            assertThat(inSync(decision).message()).contains("Secret shop-db is missing.");
        }

        @Test
        void suspensionIsToldMeanwhile() {
            assertThat(checking()
                            .suspend(true)
                            .driftJob(new Running("uid"))
                            .decide()
                            .phase())
                    .isEqualTo(Phase.Suspended);
        }
    }

    @Nested
    class Finds {

        @Test
        void schemaThatIsWhatItsHistoryMakes() {
            Decision decision = ended(SampleDrifts.report(ExitCode.DONE, SampleDrifts.reportedInSync()));
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
            assertThat(inSync(decision).state()).isEqualTo(ConditionState.True);
            assertThat(inSync(decision).reason()).isEqualTo(Reason.NoDrift);
            assertThat(decision.drift().state()).isEqualTo(DriftState.InSync);
            assertThat(decision.drift().fingerprint()).isEqualTo(SampleDrifts.FINGERPRINT);
            assertThat(decision.drift().checkedAt()).isEqualTo(Scene.NOW.toString());
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void driftWithItsFirstDifferencesAndWhereTheRestIs() {
            Decision decision = ended(SampleDrifts.report(ExitCode.DRIFTED, SampleDrifts.reportedDrifted()));
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
            assertThat(inSync(decision).state()).isEqualTo(ConditionState.False);
            assertThat(inSync(decision).reason()).isEqualTo(Reason.DriftFound);
            assertThat(inSync(decision).message())
                    .contains("2 objects differ. Index hotfix is not in the history.")
                    .contains("kubectl -n default get configmap shop-drift-333333333333")
                    .contains("undo-drift.sql");
            assertThat(decision.effect())
                    .contains(new StoreDrift(decision.drift().run(), decision.drift()));
        }

        @Test
        void driftThatIsKnownKeepsItsConfigMap() {
            DriftStatus known = SampleDrifts.drifted(SampleDrifts.underWay());
            RunReport.Drift again =
                    new RunReport.Drift(DriftState.Drifted, SampleDrifts.FINGERPRINT, 0, List.of(), null, null);
            Decision decision = checking()
                    .drift(known)
                    .driftJob(new Ended("uid", SampleDrifts.report(ExitCode.DRIFTED, again)))
                    .decide();
            assertThat(decision.drift().configMap()).isEqualTo(known.configMap());
            assertThat(decision.drift().differences()).isEqualTo(2);
            assertThat(decision.drift().checkedAt()).isEqualTo(Scene.NOW.toString());
            assertThat(inSync(decision).message()).contains("Index hotfix");
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void editedMigrationsBeforeDrift() {
            Ending.Reported edited = SampleDrifts.with(
                    SampleReports.outOfSync(List.of(SampleRuns.MIGRATION), List.of()), SampleDrifts.reportedInSync());
            assertThat(inSync(ended(edited)).reason()).isEqualTo(Reason.MigrationEdited);
        }

        @Test
        void differenceIsStoredAgainUntilItIsSeen() {
            Decision decision = ready().drift(SampleDrifts.drifted(SampleDrifts.succeeded()))
                    .driftStored(false)
                    .decide();
            assertThat(decision.effect()).contains(new StoreDrift(SampleDrifts.succeeded(), decision.drift()));
            assertThat(decision.recheckAt()).contains(Scene.NOW.plusSeconds(1));
        }

        private static Decision ended(Ending ending) {
            return DriftDeciderTest.checking()
                    .driftJob(new Ended("uid", ending))
                    .decide();
        }
    }

    @Nested
    class CannotCheck {

        static Stream<Ending> endings() {
            return Stream.of(
                    new Ending.Lost("The pod was evicted."),
                    new Ending.DeadlineExceeded(),
                    new Ending.Unknown(99),
                    new Ending.SourceNotCopied("No cp in the image."),
                    SampleReports.lost(ExitCode.DONE),
                    SampleReports.lost(ExitCode.DRIFTED),
                    SampleReports.reported(ExitCode.NOTHING_TO_DO),
                    SampleReports.reported(ExitCode.INTERNAL),
                    SampleReports.withFailure(ExitCode.HISTORY_BLOCKED),
                    SampleReports.withCode(ExitCode.TARGET_UNREACHABLE, ProblemCode.SERVER_UNREACHABLE),
                    SampleReports.withCode(ExitCode.INVALID_INPUT, ProblemCode.SHADOW_UNAVAILABLE),
                    SampleReports.withCode(ExitCode.REHEARSAL_FAILED, ProblemCode.REPLAY_FAILED),
                    SampleDrifts.report(
                            ExitCode.DONE,
                            new RunReport.Drift(DriftState.NotChecked, null, 0, List.of(), "No shadow", null)));
        }

        @ParameterizedTest
        @MethodSource("endings")
        void neverStallsTheResource(Ending ending) {
            Decision decision = checking().driftJob(new Ended("uid", ending)).decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
            assertThat(decision.failure()).isNull();
            assertThat(inSync(decision).state()).isEqualTo(ConditionState.Unknown);
            assertThat(inSync(decision).reason()).isEqualTo(Reason.DriftNotChecked);
            assertThat(inSync(decision).message()).endsWith(".");
            assertThat(decision.drift().state()).isEqualTo(DriftState.NotChecked);
            assertThat(decision.drift().fingerprint()).isNull();
            assertThat(decision.run()).isEqualTo(SampleRuns.succeeded(RunTask.Deploy));
        }

        @Test
        void whatMendsItselfIsTriedAgainSoon() {
            Decision decision = checking()
                    .driftJob(new Ended("uid", new Ending.Lost("The pod was evicted.")))
                    .decide();
            assertThat(decision.drift().run().phase()).isEqualTo(RunPhase.Waiting);
            Scene later = ready().drift(SampleDrifts.checkedAt(
                    SampleDrifts.inSync(SampleDrifts.waiting(Scene.NOW)), Scene.NOW.minusSeconds(5)));
            Decision next = later.decide();
            assertStartsCheck(next);
            assertThat(next.drift().run().attempt()).isEqualTo(2);
        }

        @Test
        void nextAttemptWaitsForItsTime() {
            Instant retryAt = Scene.NOW.plusSeconds(7);
            Decision decision = ready().drift(SampleDrifts.inSync(SampleDrifts.waiting(retryAt)))
                    .decide();
            assertStartsNothing(decision);
            assertThat(decision.recheckAt()).contains(retryAt);
        }

        @Test
        void whatTakesTooLongIsTriedAtTheNextInterval() {
            Decision decision = checking()
                    .driftJob(new Ended("uid", new Ending.DeadlineExceeded()))
                    .decide();
            assertThat(decision.drift().run().phase()).isEqualTo(RunPhase.Failed);
            assertStartsNothing(ready().drift(decision.drift()).decide());
        }

        @Test
        void unreachableTargetIsToldAsThat() {
            Decision decision = checking()
                    .driftJob(new Ended(
                            "uid",
                            SampleReports.withCode(ExitCode.TARGET_UNREACHABLE, ProblemCode.AUTHENTICATION_FAILED)))
                    .decide();
            assertThat(finding(decision, ConditionType.TargetReachable).reason())
                    .isEqualTo(Reason.AuthenticationFailed);
        }

        @Test
        void editedMigrationStaysKnown() {
            Scene edited = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .ended(SampleReports.outOfSync(List.of(SampleRuns.MIGRATION), List.of()));
            Scene checking = edited.after(edited.decide()).drift(Drifts.checking(null, SampleDrifts.underWay()));
            Decision decision = checking.driftJob(new Ended("uid", new Ending.DeadlineExceeded()))
                    .decide();
            assertThat(inSync(decision).reason()).isEqualTo(Reason.MigrationEdited);
        }
    }

    /** Whatever becomes of a check's Job, the database and its run are what they were. */
    @Test
    void noEndOfACheckTouchesTheRun() {
        JobChoices.all().forEach(job -> {
            Decision decision = checking().driftJob(job.value()).decide();
            assertThat(decision.phase()).as(job.name()).isEqualTo(Phase.Ready);
            assertThat(decision.run()).as(job.name()).isEqualTo(SampleRuns.succeeded(RunTask.Deploy));
            assertThat(decision.findings())
                    .as(job.name())
                    .allMatch(Outcomes::isDocumented)
                    .extracting(Finding::type)
                    .doesNotContain(ConditionType.Stalled);
        });
    }

    @Test
    void deployDoesNotHideWhatACheckHasFound() {
        Scene drifted =
                Scene.with(SampleRuns.started(RunTask.Deploy)).drift(SampleDrifts.drifted(SampleDrifts.succeeded()));
        Decision decision = drifted.ended(SampleReports.reported(ExitCode.DONE)).decide();
        assertThat(inSync(decision).reason()).isEqualTo(Reason.DriftFound);
    }

    private static Scene ready() {
        return Scene.with(SampleRuns.succeeded(RunTask.Deploy)).driftWish(SampleDrifts.HOURLY);
    }

    private static Scene checking() {
        return ready().drift(Drifts.checking(null, SampleDrifts.underWay()));
    }

    /** The scene once its status says what there is to say about it. */
    private static Scene settled(Scene scene) {
        return scene.after(scene.decide());
    }

    private static DriftStatus lastChecked(Duration ago) {
        return SampleDrifts.checkedAt(SampleDrifts.inSync(SampleDrifts.succeeded()), Scene.NOW.minus(ago));
    }

    /** The check that was started, as it stands once it has found nothing. */
    private static DriftStatus ended(DriftStatus started) {
        return Drifts.of(
                Scene.OWNER,
                started,
                SampleDrifts.reportedInSync(),
                Runs.succeeded(started.run(), Scene.NOW),
                Scene.NOW);
    }

    private static void assertStartsCheck(Decision decision) {
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(decision.drift().run().task()).isEqualTo(RunTask.CheckDrift);
        assertThat(decision.effect()).contains(new CreateJob(decision.drift().run()));
    }

    private static void assertStartsNothing(Decision decision) {
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(decision.effect()).isEmpty();
    }

    private static Finding ready(Decision decision) {
        return finding(decision, ConditionType.Ready);
    }

    private static Finding inSync(Decision decision) {
        return finding(decision, ConditionType.InSync);
    }

    private static Finding finding(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
