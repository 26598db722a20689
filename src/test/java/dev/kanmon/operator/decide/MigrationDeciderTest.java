package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.operator.decide.Effect.ApplyInlineSource;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that matter, each by itself. Every situation there is stands in the table of MigrationDeciderTableTest. */
class MigrationDeciderTest {

    @Nested
    class BeforeARun {

        @Test
        void newResourceStartsARunWithItsFirstJob() {
            Decision decision = Scene.fresh().decide();
            assertStands(decision, Phase.Planning, Reason.RunStarted);
            assertThat(decision.run().attempt()).isEqualTo(1);
            assertThat(decision.run().task()).isEqualTo(RunTask.Plan);
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void runRemembersWhatItWasStartedFor() {
            Decision decision = Scene.fresh()
                    .resolutions(List.of(MigrationSituations.resolution(true, ResolutionPhase.Resolved)))
                    .decide();
            assertThat(decision.run().input().digest()).isEqualTo(SampleRuns.INPUT);
            assertThat(decision.run().input().sourceDigest()).isEqualTo(SampleRuns.SOURCE);
            assertThat(decision.run().input().resolutions()).hasSize(1);
        }

        @Test
        void contentOfAnImageIsNotKnownToTheRun() {
            Decision decision = Scene.fresh().source(new InImage()).decide();
            assertThat(decision.run().input().sourceDigest()).isNull();
        }

        @Test
        void missingConfigMapIsAwaitedAndNotAFailure() {
            Decision decision = Scene.fresh()
                    .source(new Awaited(Reason.ConfigMapNotFound, "ConfigMap x does not exist."))
                    .decide();
            assertStands(decision, Phase.Pending, Reason.ConfigMapNotFound);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void unusableSourceStalls() {
            Decision decision = Scene.fresh()
                    .source(new Unusable(Reason.SourceEmpty, "It is empty."))
                    .decide();
            assertStands(decision, Phase.Failed, Reason.SourceEmpty);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void inlineSourceIsPutIntoItsConfigMapBeforeTheRun() {
            Decision decision = Scene.fresh().inlineMounted(false).decide();
            assertThat(decision.effect()).contains(new ApplyInlineSource());
            assertThat(decision.run()).isNull();
        }

        @Test
        void suspendKeepsTheFirstRunFromStarting() {
            Decision decision = Scene.fresh().suspend(true).decide();
            assertStands(decision, Phase.Suspended, Reason.Suspended);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void decidedResolutionIsHonouredBeforeTheFirstDeploy() {
            Decision decision = Scene.fresh()
                    .resolutions(List.of(MigrationSituations.resolution(true, null)))
                    .decide();
            assertStands(decision, Phase.Pending, Reason.WaitingForResolution);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void hotfixAheadOfItsMigrationHoldsNothingUpUntilTheSourceHasIt() {
            Scene scene = Scene.fresh().resolutions(List.of(MigrationSituations.resolution(true, null)));
            Decision ahead = scene.source(new Available(SampleRuns.SOURCE, Set.of("20260101000000_users")))
                    .decide();
            assertThat(ahead.effect()).containsInstanceOf(CreateJob.class);
            assertStands(scene.decide(), Phase.Pending, Reason.WaitingForResolution);
        }

        @Test
        void undecidedResolutionHoldsNothingUp() {
            Decision decision = Scene.fresh()
                    .resolutions(List.of(MigrationSituations.resolution(false, ResolutionPhase.AwaitingDecision)))
                    .decide();
            assertThat(decision.effect()).containsInstanceOf(CreateJob.class);
        }
    }

    @Nested
    class WhileAJobIsUnderWay {

        @Test
        void jobThatWasNeverSeenIsCreatedAgainUnderTheSameName() {
            RunStatus run = SampleRuns.unseen(RunTask.Deploy);
            Decision decision = Scene.with(run).job(new Absent()).decide();
            assertThat(decision.effect()).contains(new CreateJob(run));
            assertThat(decision.run()).isEqualTo(run);
        }

        @Test
        void jobThatWasSeenAndIsGoneIsInspectedAndNeverRunAgain() {
            RunStatus run = SampleRuns.seen(RunTask.Deploy);
            Decision decision = Scene.with(run).job(new Absent()).decide();
            assertStands(decision, Phase.Applying, Reason.InspectingLostRun);
            assertThat(decision.run().task()).isEqualTo(RunTask.Inspect);
            assertThat(decision.run().id()).isEqualTo(run.id());
            assertThat(decision.run().job()).isNotEqualTo(run.job());
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void jobOfAnotherOwnerIsLeftAloneAndAnotherNameTaken() {
            RunStatus run = SampleRuns.unseen(RunTask.Deploy);
            Decision decision = Scene.with(run).job(new Foreign()).decide();
            assertThat(decision.run().job()).isNotEqualTo(run.job());
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void uidOfTheJobIsKeptOnceItIsSeen() {
            Decision decision = Scene.with(SampleRuns.unseen(RunTask.Deploy))
                    .job(new Starting(SampleRuns.JOB_UID, Reason.PodPending, "It waits."))
                    .decide();
            assertThat(decision.run().jobUid()).isEqualTo(SampleRuns.JOB_UID);
            assertThat(decision.run().jobStarted()).isNull();
        }

        @Test
        void startOfTheContainerIsRemembered() {
            Decision decision = Scene.with(SampleRuns.seen(RunTask.Deploy))
                    .job(new Running(SampleRuns.JOB_UID))
                    .decide();
            assertStands(decision, Phase.Applying, Reason.Migrating);
            assertThat(decision.run().jobStarted()).isTrue();
        }

        @Test
        void runIsFollowedAlthoughTheSourceChanged() {
            RunStatus run = SampleRuns.started(RunTask.Deploy);
            Decision decision = Scene.with(run)
                    .job(new Running(SampleRuns.JOB_UID))
                    .source(new Available("sha256:other", Set.of(SampleRuns.MIGRATION)))
                    .inputDigest("sha256:other-input")
                    .decide();
            assertThat(decision.run()).isEqualTo(run);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void runIsFollowedAlthoughTheSourceIsGone() {
            RunStatus run = SampleRuns.started(RunTask.Deploy);
            Decision decision = Scene.with(run)
                    .job(new Running(SampleRuns.JOB_UID))
                    .source(new Awaited(Reason.ConfigMapNotFound, "It is gone."))
                    .decide();
            assertStands(decision, Phase.Applying, Reason.Migrating);
        }

        @Test
        void suspendDoesNotStopARunUnderWay() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .job(new Running(SampleRuns.JOB_UID))
                    .suspend(true)
                    .decide();
            assertStands(decision, Phase.Applying, Reason.Migrating);
        }

        @Test
        void missingSecretIsATroubleOfTheTargetToo() {
            Decision decision = Scene.with(SampleRuns.seen(RunTask.Deploy))
                    .job(new Starting(SampleRuns.JOB_UID, Reason.SecretUnavailable, "secret \"shop-db\" not found"))
                    .decide();
            assertThat(state(decision, ConditionType.TargetReachable)).isEqualTo(ConditionState.False);
            assertStands(decision, Phase.Applying, Reason.SecretUnavailable);
        }

        @Test
        void imageThatCannotBePulledSaysNothingOfTheTarget() {
            Decision decision = Scene.with(SampleRuns.seen(RunTask.Deploy))
                    .job(new Starting(SampleRuns.JOB_UID, Reason.ImagePullFailed, "not found"))
                    .decide();
            assertThat(state(decision, ConditionType.TargetReachable)).isEqualTo(ConditionState.Unknown);
        }
    }

    @Nested
    class WhenAJobEnded {

        @Test
        void deployThatIsDoneIsReady() {
            Decision decision = ended(SampleReports.reported(ExitCode.DONE));
            assertStands(decision, Phase.Ready, Reason.UpToDate);
            assertThat(state(decision, ConditionType.Applied)).isEqualTo(ConditionState.True);
            assertThat(state(decision, ConditionType.TargetReachable)).isEqualTo(ConditionState.True);
            assertThat(decision.history().applied()).isEqualTo(3);
            assertThat(decision.run().finishedAt()).isEqualTo(Scene.NOW.toString());
        }

        @Test
        void deployThatFoundNothingToDoIsReady() {
            assertStands(ended(SampleReports.reported(ExitCode.NOTHING_TO_DO)), Phase.Ready, Reason.UpToDate);
        }

        @Test
        void exitStatusCountsWhereTheReportIsLost() {
            Decision decision = ended(SampleReports.lost(ExitCode.DONE));
            assertStands(decision, Phase.Ready, Reason.UpToDate);
            assertThat(state(decision, ConditionType.TargetReachable)).isEqualTo(ConditionState.Unknown);
        }

        @Test
        void editedMigrationIsToldAndStopsNothing() {
            Decision decision = ended(SampleReports.outOfSync(List.of("20260101000000_a"), List.of()));
            assertStands(decision, Phase.Ready, Reason.UpToDate);
            assertThat(finding(decision, ConditionType.InSync).reason()).isEqualTo(Reason.MigrationEdited);
        }

        @Test
        void missingMigrationIsToldBeforeAnEditedOneAndBothAreNamed() {
            Decision decision =
                    ended(SampleReports.outOfSync(List.of("20260101000000_a"), List.of("20260102000000_b")));
            Finding inSync = finding(decision, ConditionType.InSync);
            assertThat(inSync.reason()).isEqualTo(Reason.MigrationMissing);
            assertThat(inSync.message()).contains("20260101000000_a", "20260102000000_b");
        }

        @Test
        void failedMigrationStallsAndAsksForOneResolution() {
            Scene scene = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .ended(SampleReports.withFailure(ExitCode.MIGRATION_FAILED));
            Decision decision = scene.decide();
            assertStands(decision, Phase.Failed, Reason.MigrationFailed);
            assertThat(decision.failure()).isEqualTo(SampleRuns.FAILURE);
            CreateResolution asked = (CreateResolution) decision.effect().orElseThrow();
            assertThat(asked.failure()).isEqualTo(SampleRuns.FAILURE);

            Decision again = scene.after(decision).job(new Absent()).decide();
            assertThat(again.effect()).contains(asked);

            Decision afterwards = scene.after(decision)
                    .job(new Absent())
                    .resolutions(List.of(MigrationSituations.resolution(false, null)))
                    .decide();
            assertThat(afterwards.effect()).isEmpty();
            assertThat(afterwards.phase()).isEqualTo(Phase.Failed);
        }

        @Test
        void stalledMessageSaysWhereAndHowToDecide() {
            Decision decision = ended(SampleReports.withFailure(ExitCode.MIGRATION_FAILED));
            CreateResolution asked = (CreateResolution) decision.effect().orElseThrow();
            assertThat(finding(decision, ConditionType.Stalled).message())
                    .contains(asked.name(), "spec.action", "RolledBack", "Applied");
        }

        @Test
        void openResolutionOfTheSameMigrationIsUsedInsteadOfASecondOne() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .resolutions(List.of(MigrationSituations.resolution(false, ResolutionPhase.AwaitingDecision)))
                    .ended(SampleReports.withFailure(ExitCode.HISTORY_BLOCKED))
                    .decide();
            assertThat(decision.effect()).isEmpty();
            assertThat(finding(decision, ConditionType.Stalled).message()).contains("shop-unique-email");
        }

        @Test
        void failedMigrationWithoutItsReportIsLookedUpInTheDatabase() {
            Decision decision = ended(SampleReports.lost(ExitCode.MIGRATION_FAILED));
            assertThat(decision.run().task()).isEqualTo(RunTask.Inspect);
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void inspectionWithoutItsReportIsRepeatedWithPatience() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Inspect))
                    .ended(SampleReports.lost(ExitCode.HISTORY_BLOCKED))
                    .decide();
            assertWaits(decision, RunTask.Inspect, Reason.InspectingLostRun, Backoff.PATIENT);
        }

        @Test
        void lockThatWasNotToBeHadIsTriedAgainSoon() {
            assertWaits(
                    ended(SampleReports.reported(ExitCode.LOCK_NOT_ACQUIRED)),
                    RunTask.Deploy,
                    Reason.LockNotAcquired,
                    Backoff.QUICK);
        }

        @Test
        void staleMountIsPlannedAgainSoon() {
            assertWaits(
                    ended(SampleReports.withCode(ExitCode.PLAN_CHANGED, ProblemCode.SOURCE_CHANGED)),
                    RunTask.Plan,
                    Reason.SourceChanged,
                    Backoff.QUICK);
        }

        @Test
        void whatIsNoLongerAsItWasPlannedIsPlannedAgain() {
            assertWaits(
                    ended(SampleReports.reported(ExitCode.PLAN_CHANGED)),
                    RunTask.Plan,
                    Reason.PlanChanged,
                    Backoff.QUICK);
        }

        @Test
        void interruptedRunIsTriedAgainSoon() {
            assertWaits(
                    ended(SampleReports.reported(ExitCode.INTERRUPTED)),
                    RunTask.Deploy,
                    Reason.Interrupted,
                    Backoff.QUICK);
        }

        @Test
        void serverThatIsDownIsTriedAgainWithPatience() {
            Decision decision =
                    ended(SampleReports.withCode(ExitCode.TARGET_UNREACHABLE, ProblemCode.SERVER_UNREACHABLE));
            assertWaits(decision, RunTask.Deploy, Reason.ServerUnreachable, Backoff.PATIENT);
            assertThat(state(decision, ConditionType.TargetReachable)).isEqualTo(ConditionState.False);
        }

        @Test
        void wrongPasswordIsTriedAgainWithPatience() {
            assertWaits(
                    ended(SampleReports.withCode(ExitCode.TARGET_UNREACHABLE, ProblemCode.AUTHENTICATION_FAILED)),
                    RunTask.Deploy,
                    Reason.AuthenticationFailed,
                    Backoff.PATIENT);
        }

        /** Nobody tells the operator that a Secret was mended. */
        @ParameterizedTest
        @EnumSource(
                value = ProblemCode.class,
                names = {"INVALID_URL", "NO_URL", "POOLED_CONNECTION"})
        void problemInTheSecretIsTriedAgainWithPatience(ProblemCode code) {
            assertWaits(
                    ended(SampleReports.withCode(ExitCode.INVALID_INPUT, code)),
                    RunTask.Deploy,
                    Reason.InvalidUrl,
                    Backoff.PATIENT);
        }

        /** Nor that a role, a standby or a history table was. */
        @ParameterizedTest
        @EnumSource(
                value = ProblemCode.class,
                names = {"READ_ONLY", "INSUFFICIENT_PRIVILEGE", "UNREADABLE_HISTORY"})
        void problemOfTheServerIsTriedAgainWithPatience(ProblemCode code) {
            assertWaits(
                    ended(SampleReports.withCode(ExitCode.INVALID_INPUT, code)),
                    RunTask.Deploy,
                    Reason.TargetUnusable,
                    Backoff.PATIENT);
        }

        @Test
        void problemInTheSourceStallsUntilTheSourceChanges() {
            Scene scene = Scene.with(SampleRuns.started(RunTask.Deploy))
                    .ended(SampleReports.withCode(ExitCode.INVALID_INPUT, ProblemCode.WRONG_PROVIDER));
            Decision decision = scene.decide();
            assertStands(decision, Phase.Failed, Reason.SourceInvalid);

            Decision afterwards = scene.after(decision)
                    .source(new Available("sha256:mended", Set.of(SampleRuns.MIGRATION)))
                    .inputDigest("sha256:mended-input")
                    .decide();
            assertThat(afterwards.effect()).containsInstanceOf(CreateJob.class);
            assertThat(afterwards.run().id()).isNotEqualTo(decision.run().id());
        }

        @Test
        void databaseWithoutHistoryStallsWithoutAResolution() {
            Decision decision = ended(SampleReports.reported(ExitCode.DATABASE_NOT_EMPTY));
            assertStands(decision, Phase.Failed, Reason.DatabaseNotEmpty);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void unknownExitStatusStalls() {
            Decision decision = ended(new Ending.Unknown(99));
            assertStands(decision, Phase.Failed, Reason.UnknownOutcome);
            assertThat(finding(decision, ConditionType.Stalled).message()).contains("99");
        }

        @Test
        void defectOfTheRunnerStalls() {
            assertStands(ended(SampleReports.reported(ExitCode.INTERNAL)), Phase.Failed, Reason.InternalError);
        }

        @Test
        void killedDeployIsInspectedAtOnce() {
            Decision decision = ended(new Ending.Lost("The node is gone."));
            assertThat(decision.run().task()).isEqualTo(RunTask.Inspect);
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void killedInspectionIsRepeatedWithPatience() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Inspect))
                    .ended(new Ending.Lost("The node is gone."))
                    .decide();
            assertWaits(decision, RunTask.Inspect, Reason.InspectingLostRun, Backoff.PATIENT);
        }

        @Test
        void inspectionThatFindsPendingMigrationsLetsTheDeployGoOn() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Inspect))
                    .ended(SampleReports.reported(ExitCode.NOT_UP_TO_DATE))
                    .decide();
            assertWaits(decision, RunTask.Deploy, Reason.RetryScheduled, Backoff.PATIENT);
        }

        @Test
        void inspectionThatFindsAFailedMigrationAsksForAResolution() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Inspect))
                    .ended(SampleReports.withFailure(ExitCode.NOT_UP_TO_DATE))
                    .decide();
            assertStands(decision, Phase.Failed, Reason.HistoryBlocked);
            assertThat(decision.effect()).containsInstanceOf(CreateResolution.class);
        }

        @Test
        void inspectionThatFindsEverythingAppliedIsReady() {
            Decision decision = Scene.with(SampleRuns.started(RunTask.Inspect))
                    .ended(SampleReports.reported(ExitCode.NOTHING_TO_DO))
                    .decide();
            assertStands(decision, Phase.Ready, Reason.UpToDate);
        }

        @Test
        void deadlineOfAStartedJobStalls() {
            assertStands(ended(new Ending.DeadlineExceeded()), Phase.Failed, Reason.DeadlineExceeded);
        }

        @Test
        void deadlineOfAJobThatNeverStartedIsTriedAgain() {
            Decision decision = Scene.with(SampleRuns.seen(RunTask.Deploy))
                    .ended(new Ending.DeadlineExceeded())
                    .decide();
            assertWaits(decision, RunTask.Deploy, Reason.DeadlineExceeded, Backoff.PATIENT);
        }

        @Test
        void sourceThatCannotBeCopiedStalls() {
            assertStands(ended(new Ending.SourceNotCopied("There is no cp.")), Phase.Failed, Reason.SourceInvalid);
        }

        private static Decision ended(Ending ending) {
            return Scene.with(SampleRuns.started(RunTask.Deploy)).ended(ending).decide();
        }
    }

    @Nested
    class BetweenTwoRuns {

        @Test
        void nothingNewMeansNothingDone() {
            Scene scene = Scene.with(SampleRuns.succeeded(RunTask.Deploy));
            Decision decision = scene.decide();
            assertThat(decision.effect()).isEmpty();
            assertThat(decision.recheckAt()).isEmpty();
            assertThat(decision.run()).isEqualTo(scene.run());
        }

        @Test
        void changedInputStartsAnotherRun() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .inputDigest("sha256:other")
                    .decide();
            assertThat(decision.run().id()).isNotEqualTo(SampleRuns.ID);
            assertThat(decision.run().attempt()).isEqualTo(1);
            assertThat(state(decision, ConditionType.Applied)).isEqualTo(ConditionState.Unknown);
        }

        @Test
        void goingBackToAnEarlierInputIsAnotherRunAgain() {
            Scene scene = Scene.with(SampleRuns.succeeded(RunTask.Deploy)).inputDigest("sha256:other");
            RunStatus second = scene.decide().run();
            RunStatus third = Scene.with(finished(second))
                    .inputDigest(SampleRuns.INPUT)
                    .decide()
                    .run();
            assertThat(third.id()).isNotIn(SampleRuns.ID, second.id());
        }

        @Test
        void changedInputDoesNotWaitForTheNextAttempt() {
            Decision decision = Scene.with(SampleRuns.notDue(RunTask.Deploy))
                    .inputDigest("sha256:other")
                    .decide();
            assertThat(decision.effect()).containsInstanceOf(CreateJob.class);
            assertThat(decision.run().attempt()).isEqualTo(1);
        }

        @Test
        void nextAttemptWaitsForItsTime() {
            RunStatus run = SampleRuns.notDue(RunTask.Deploy);
            Decision decision = Scene.with(run).decide();
            assertThat(decision.effect()).isEmpty();
            assertThat(decision.recheckAt()).contains(Instant.parse(run.retryAt()));
        }

        @Test
        void nextAttemptStartsWhenItsTimeHasCome() {
            Decision decision = Scene.with(SampleRuns.due(RunTask.Inspect)).decide();
            assertThat(decision.run().attempt()).isEqualTo(3);
            assertThat(decision.run().task()).isEqualTo(RunTask.Inspect);
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        }

        @Test
        void suspendHoldsTheNextAttemptBack() {
            Decision decision =
                    Scene.with(SampleRuns.due(RunTask.Deploy)).suspend(true).decide();
            assertStands(decision, Phase.Suspended, Reason.Suspended);
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void resolutionThatWasCarriedOutStartsTheNextRun() {
            Decision decision = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                    .failure(SampleRuns.FAILURE)
                    .resolutions(List.of(MigrationSituations.resolution(true, ResolutionPhase.Resolved)))
                    .decide();
            assertThat(decision.effect()).containsInstanceOf(CreateJob.class);
            assertThat(decision.failure()).isNull();
        }

        @Test
        void hotfixThatIsMarkedAheadOfItsMigrationHoldsNothingUp() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .source(new Available(SampleRuns.SOURCE, Set.of("20260101000000_init")))
                    .resolutions(List.of(MigrationSituations.resolution(true, ResolutionPhase.Pending)))
                    .decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
        }

        @Test
        void resolutionThatCameSecondHoldsNothingUp() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .resolutions(List.of(new ResolutionObservation(
                            "second",
                            "uid",
                            SampleRuns.MIGRATION,
                            Action.Applied,
                            ResolutionPhase.Failed,
                            false,
                            true)))
                    .decide();
            assertThat(decision.phase()).isEqualTo(Phase.Ready);
        }

        @Test
        void questionThatAnotherOneAnsweredStartsNothing() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .resolutions(List.of(MigrationSituations.resolution(false, ResolutionPhase.Resolved)))
                    .decide();
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void resolutionThatTheRunKnewOfStartsNothing() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .resolutions(List.of(new ResolutionObservation(
                            "shop-before",
                            SampleRuns.KNOWN_RESOLUTION,
                            SampleRuns.MIGRATION,
                            Action.Applied,
                            ResolutionPhase.Resolved,
                            false,
                            false)))
                    .decide();
            assertThat(decision.effect()).isEmpty();
        }

        @Test
        void resolutionThatWasDeletedStartsNothing() {
            assertThat(Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                            .resolutions(List.of())
                            .decide()
                            .effect())
                    .isEmpty();
        }

        @Test
        void refusedResolutionStallsAndIsNamed() {
            Decision decision = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                    .failure(SampleRuns.FAILURE)
                    .resolutions(List.of(MigrationSituations.resolution(true, ResolutionPhase.Failed)))
                    .decide();
            assertStands(decision, Phase.Failed, Reason.ResolutionRefused);
            assertThat(finding(decision, ConditionType.Stalled).message()).contains("shop-unique-email");
        }

        @Test
        void migrationThatFailsAgainInALaterRunGetsAnotherResolution() {
            Scene first = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                    .failure(SampleRuns.FAILURE);
            Scene second = first.run(new RunStatus(
                    "ffffffff",
                    1,
                    RunTask.Deploy,
                    RunPhase.Failed,
                    "shop-deploy-ffffffff-1",
                    SampleRuns.JOB_UID,
                    true,
                    Reason.MigrationFailed,
                    "It did not work.",
                    null,
                    null,
                    null,
                    first.run().input()));
            assertThat(resolutionName(first)).isNotEqualTo(resolutionName(second));
        }

        @Test
        void oldJobsAreDeletedOneByOne() {
            Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                    .oldJobs(List.of("oldest", "older"))
                    .decide();
            assertThat(decision.effect()).contains(new DeleteJob("oldest"));
            assertThat(decision.recheckAt()).contains(Scene.NOW);
        }

        private static RunStatus finished(RunStatus run) {
            return Runs.succeeded(run, Scene.NOW);
        }

        private static String resolutionName(Scene scene) {
            return ((CreateResolution) scene.decide().effect().orElseThrow()).name();
        }
    }

    private static void assertStands(Decision decision, Phase phase, Reason reason) {
        assertThat(decision.phase()).isEqualTo(phase);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(reason.name());
    }

    private static void assertWaits(Decision decision, RunTask next, Reason reason, Backoff backoff) {
        assertStands(decision, Phase.Pending, reason);
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Waiting);
        assertThat(decision.run().task()).isEqualTo(next);
        Instant exact = Scene.NOW.plus(backoff.after(decision.run().attempt(), Scene.OWNER.uid()));
        assertThat(decision.recheckAt().orElseThrow()).isBetween(exact, exact.plusSeconds(1));
    }

    private static Finding finding(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static ConditionState state(Decision decision, ConditionType type) {
        return finding(decision, type).state();
    }
}
