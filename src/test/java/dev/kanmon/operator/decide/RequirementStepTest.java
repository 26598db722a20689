package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.SampleRequirements.FIRST;
import static dev.kanmon.operator.decide.SampleRequirements.SECOND;
import static dev.kanmon.operator.decide.SampleRequirements.absent;
import static dev.kanmon.operator.decide.SampleRequirements.answered;
import static dev.kanmon.operator.decide.SampleRequirements.applied;
import static dev.kanmon.operator.decide.SampleRequirements.ended;
import static dev.kanmon.operator.decide.SampleRequirements.known;
import static dev.kanmon.operator.decide.SampleRequirements.pod;
import static dev.kanmon.operator.decide.SampleRequirements.requiring;
import static dev.kanmon.operator.decide.SampleRequirements.resolution;
import static dev.kanmon.operator.decide.SampleRequirements.seen;
import static dev.kanmon.operator.decide.SampleRequirements.unasked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Inquiry;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.gate.GatedPod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequirementStepTest {

    private static final Scene UP_TO_DATE =
            Scene.with(SampleRuns.succeeded(RunTask.Deploy)).rolloutWish(requiring(FIRST));

    @Test
    void theFirstRunIsAskedForWhatTheSpecAndPodsRequire() {
        Scene scene = Scene.fresh().rolloutWish(requiring(FIRST)).rolloutSeen(seen(pod("green", SECOND + "," + FIRST)));

        Decision decision = scene.decide();

        assertThat(task(decision)).isEqualTo(RunTask.Plan);
        assertThat(requirements(decision)).containsExactly(unasked(FIRST), unasked(SECOND));
    }

    @Test
    void whatARunReportsIsKeptAlsoWhenItFailed() {
        Scene scene = Scene.with(SampleRuns.started(RunTask.Deploy))
                .rolloutWish(requiring(FIRST, SECOND))
                .rollout(known(absent(FIRST), absent(SECOND)))
                .job(answered(ExitCode.MIGRATION_FAILED, List.of(FIRST), List.of(SECOND)));

        Decision decision = scene.decide();

        assertThat(requirements(decision)).containsExactly(applied(FIRST), absent(SECOND));
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Failed);
    }

    @Test
    void whatIsWantedNoLongerIsDropped() {
        Decision decision =
                UP_TO_DATE.rollout(known(applied(FIRST), applied(SECOND))).decide();

        assertThat(requirements(decision)).containsExactly(applied(FIRST));
    }

    @Test
    void nothingIsLeftWhenNobodyRequiresAnything() {
        Decision decision = UP_TO_DATE
                .rolloutWish(requiring())
                .rollout(known(applied(FIRST)))
                .decide();

        assertThat(decision.rollout().requirements()).isEmpty();
        assertThat(decision.rollout().inquiry()).isNull();
    }

    @Test
    void aMigrationOfASourceOfWhichAllIsAppliedNeedsNoJob() {
        Scene scene = UP_TO_DATE.source(new Available(SampleRuns.SOURCE, Set.of(FIRST, SampleRuns.MIGRATION)));

        Decision decision = scene.decide();

        assertThat(requirements(decision)).containsExactly(applied(FIRST));
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void whatIsMadeUpOfASchemaHasNoNameThatCouldBeKnownBeforehand() {
        Decision decision =
                UP_TO_DATE.source(Available.ofSchema(SampleRuns.SOURCE)).decide();

        assertThat(requirements(decision)).noneMatch(Requirement::applied);
    }

    @Test
    void aJobThatOnlyReadsAsksAboutWhatNobodyKnows() {
        Decision asking = UP_TO_DATE.decide();

        assertThat(task(asking)).isEqualTo(RunTask.CheckRequirements);
        assertThat(asking.run()).as("no run is started").isEqualTo(UP_TO_DATE.run());
        assertThat(asking.phase().name()).isEqualTo("Ready");
        Scene asked = UP_TO_DATE.after(asking);

        Decision answered = asked.inquiryJob(answered(ExitCode.NOT_UP_TO_DATE, List.of(FIRST), List.of()))
                .decide();

        assertThat(requirements(answered))
                .containsExactly(new Requirement(
                        FIRST, true, asked.rollout().inquiry().run().id()));
        assertThat(UP_TO_DATE.after(answered).decide().effect()).isEmpty();
    }

    @Test
    void whatIsAbsentIsNotAskedForAgain() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide());
        Scene answered = asked.after(asked.inquiryJob(answered(ExitCode.NOTHING_TO_DO, List.of(), List.of(FIRST)))
                .decide());

        assertThat(answered.decide().effect()).isEmpty();
        assertThat(answered.rollout().requirements().get(0).applied()).isFalse();
    }

    @Test
    void aNameForWhichTheAnswerHadNoRoomIsNotAskedForAgain() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide());
        Scene answered = asked.after(asked.inquiryJob(answered(ExitCode.NOTHING_TO_DO, List.of("20…"), List.of()))
                .decide());

        assertThat(answered.decide().effect()).isEmpty();
    }

    @Test
    void aNameThatIsRequiredWhileTheJobAsksIsAskedForAfterwards() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide()).rolloutSeen(seen(pod("green", SECOND)));
        Scene answered = asked.after(asked.inquiryJob(answered(ExitCode.NOTHING_TO_DO, List.of(FIRST), List.of()))
                .decide());

        assertThat(answered.rollout().requirements()).contains(unasked(SECOND));
        assertThat(task(answered.decide())).isEqualTo(RunTask.CheckRequirements);
    }

    @Test
    void anInquiryThatGotNoAnswerIsMadeAgainLater() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide());
        Decision failed =
                asked.inquiryJob(ended(ExitCode.TARGET_UNREACHABLE, null)).decide();
        RunStatus waiting = failed.rollout().inquiry().run();

        assertThat(waiting.phase()).isEqualTo(RunPhase.Waiting);
        assertThat(waiting.reason()).isEqualTo(Reason.ServerUnreachable);
        assertThat(failed.recheckAt()).isPresent();
        Scene later = asked.after(failed).now(Scene.NOW.plus(Duration.ofMinutes(6)));
        CreateJob again = (CreateJob) later.decide().effect().orElseThrow();
        assertThat(again.run().attempt()).isEqualTo(2);
        assertThat(again.run().id()).isEqualTo(waiting.id());
    }

    @Test
    void anInquiryWhoseJobWasNotMadeBeforeARestartIsMadeUnderTheSameName() {
        Decision asking = UP_TO_DATE.decide();

        Decision repeated = UP_TO_DATE.after(asking).decide();

        assertThat(repeated.effect()).isEqualTo(asking.effect());
    }

    @ParameterizedTest
    @EnumSource(
            value = RunTask.class,
            names = {"Plan", "Inspect"})
    void nobodyAsksWhileARunIsUnderWay(RunTask task) {
        Scene scene = Scene.with(SampleRuns.started(task))
                .rolloutWish(requiring(FIRST))
                .job(new JobObservation.Running(SampleRuns.JOB_UID));

        assertThat(scene.decide().effect()).isEmpty();
    }

    @Test
    void whileMigrationsAreAppliedTheDatabaseIsAskedEachMinute() {
        Scene scene = Scene.with(SampleRuns.started(RunTask.Deploy))
                .rolloutWish(requiring(FIRST))
                .rollout(known(absent(FIRST)))
                .job(new JobObservation.Running(SampleRuns.JOB_UID));

        assertThat(scene.now(Scene.NOW.minusSeconds(1)).decide().effect()).isEmpty();
        Decision asking = scene.now(Scene.NOW.plusSeconds(1)).decide();
        assertThat(task(asking)).isEqualTo(RunTask.CheckRequirements);
        Scene asked = scene.now(Scene.NOW.plusSeconds(1)).after(asking);
        Decision answered = asked.inquiryJob(answered(ExitCode.NOT_UP_TO_DATE, List.of(FIRST), List.of()))
                .decide();
        assertThat(Outcomes.state(answered.findings(), ConditionType.GateOpen)).isEqualTo("True SchemaReady");
    }

    @Test
    void whatWasAbsentBeforeARunEndedIsUnknownAfterwards() {
        Scene scene = Scene.with(SampleRuns.started(RunTask.Deploy))
                .rolloutWish(requiring(FIRST))
                .rollout(known(absent(FIRST)))
                .job(ended(ExitCode.MIGRATION_FAILED, null));

        assertThat(requirements(scene.decide())).containsExactly(unasked(FIRST));
    }

    @Test
    void nobodyAsksWhileSuspended() {
        assertThat(UP_TO_DATE.suspend(true).decide().effect()).isEmpty();
    }

    @Test
    void aRunThatHasStoppedIsNotWokenByARequirement() {
        Scene stopped = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.DeadlineExceeded))
                .rolloutWish(requiring(FIRST));

        Decision decision = stopped.decide();

        assertThat(task(decision)).isEqualTo(RunTask.CheckRequirements);
        assertThat(decision.run()).isEqualTo(stopped.run());
        assertThat(decision.phase().name()).isEqualTo("Failed");
    }

    @Test
    void moreThanSixtyFourNamesAreNotAskedFor() {
        String[] names = IntStream.range(0, 65).mapToObj(i -> "m" + (100 + i)).toArray(String[]::new);

        Decision decision = UP_TO_DATE
                .rolloutSeen(seen(Stream.of(names).map(name -> pod(name, name)).toArray(GatedPod[]::new)))
                .decide();

        assertThat(decision.rollout().requirements()).hasSize(64);
        assertThat(message(decision, ConditionType.GateOpen)).contains("More than 64", "m163, m164");
    }

    // Each way by which an applied migration ceases to be applied, or to be known as such.

    @Test
    void anotherTargetForgetsWhatIsKnown() {
        Scene scene = UP_TO_DATE.rollout(
                RolloutStatus.empty().requirements(List.of(applied(FIRST)), new Inquiry("another", null)));

        assertForgotten(scene);
    }

    @Test
    void aWishToTryAgainForgetsWhatIsKnownSinceTheSecretMayNameAnotherDatabase() {
        assertForgotten(UP_TO_DATE.rollout(known(applied(FIRST))).rolloutSeen(seen("now")));
    }

    @ParameterizedTest
    @EnumSource(
            value = ResolutionPhase.class,
            names = {"Pending", "Resolving", "Resolved"})
    void aBackupThatIsBroughtBackForgetsWhatIsKnown(ResolutionPhase phase) {
        assertForgotten(UP_TO_DATE
                .rollout(known(applied(FIRST)))
                .resolutions(List.of(resolution(Action.Restored, phase, SampleRuns.MIGRATION))));
    }

    @Test
    void afterARestoreTheDatabaseIsAskedAlthoughNothingIsRun() {
        Scene restored = UP_TO_DATE
                .rollout(known(applied(FIRST)))
                .resolutions(List.of(resolution(Action.Restored, ResolutionPhase.Resolved, SampleRuns.MIGRATION)));
        Scene closed = restored.after(restored.decide());

        Decision asking = closed.decide();

        assertThat(task(asking)).isEqualTo(RunTask.CheckRequirements);
        assertThat(asking.run().reason()).isEqualTo(Reason.RestoredFromBackup);
    }

    @Test
    void aMigrationThatIsMarkedAsRolledBackIsForgottenAndNoOther() {
        Decision decision = UP_TO_DATE
                .rolloutWish(requiring(FIRST, SECOND))
                .rollout(known(applied(FIRST), applied(SECOND)))
                .resolutions(List.of(resolution(Action.RolledBack, ResolutionPhase.Resolved, SECOND)))
                .decide();

        assertThat(requirements(decision)).containsExactly(applied(FIRST), unasked(SECOND));
    }

    @Test
    void aDecisionThatWasRefusedForgetsNothing() {
        Decision decision = UP_TO_DATE
                .rollout(known(applied(FIRST)))
                .resolutions(List.of(resolution(Action.RolledBack, ResolutionPhase.Failed, FIRST)))
                .decide();

        assertThat(requirements(decision)).containsExactly(applied(FIRST));
    }

    @Test
    void aMarkAfterARestoreDoesNotHaveTheDatabaseAskedForEver() {
        Scene restored = Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.RestoredFromBackup))
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST)))
                .resolutions(List.of(resolution(Action.RolledBack, ResolutionPhase.Resolved, FIRST)));

        assertThat(requirements(restored.decide())).containsExactly(applied(FIRST));
        assertThat(restored.decide().effect()).isEmpty();
    }

    @Test
    void whatALaterRunFindsAbsentIsAbsent() {
        Scene scene = Scene.with(SampleRuns.started(RunTask.Plan))
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST)))
                .job(answered(ExitCode.NOTHING_TO_DO, List.of(), List.of(FIRST)));

        assertThat(requirements(scene.decide())).containsExactly(absent(FIRST));
    }

    @Test
    void theAnswerToAnOlderInputIsNotTaken() {
        Scene scene = Scene.with(SampleRuns.started(RunTask.Plan))
                .rolloutWish(requiring(FIRST))
                .inputDigest("sha256:another target")
                .rollout(known(unasked(FIRST)))
                .job(answered(ExitCode.NOTHING_TO_DO, List.of(FIRST), List.of()));

        assertThat(requirements(scene.decide())).containsExactly(unasked(FIRST));
    }

    @Test
    void anInquiryThatAskedBeforeARestoreProvesNothing() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide());

        Decision decision = asked.inquiryJob(answered(ExitCode.NOTHING_TO_DO, List.of(FIRST), List.of()))
                .resolutions(List.of(resolution(Action.Restored, ResolutionPhase.Resolved, SampleRuns.MIGRATION)))
                .decide();

        assertThat(requirements(decision)).containsExactly(unasked(FIRST));
        assertThat(decision.rollout().inquiry().run().phase()).isEqualTo(RunPhase.Failed);
    }

    @Test
    void anInquiryWhoseJobIsGoneIsMadeAgain() {
        Scene asked = UP_TO_DATE.after(UP_TO_DATE.decide());
        Scene seen = asked.after(
                asked.inquiryJob(new JobObservation.Running(SampleRuns.JOB_UID)).decide());

        Decision lost = seen.decide();

        assertThat(lost.rollout().inquiry().run().phase()).isEqualTo(RunPhase.Waiting);
        Decision killed = seen.inquiryJob(new Ended(SampleRuns.JOB_UID, new Ending.Lost("Its node is gone.")))
                .decide();
        assertThat(killed.rollout().inquiry().run().phase()).isEqualTo(RunPhase.Waiting);
    }

    private static void assertForgotten(Scene scene) {
        Decision decision = scene.decide();
        assertThat(requirements(decision)).containsExactly(unasked(FIRST));
        assertThat(Outcomes.state(decision.findings(), ConditionType.GateOpen)).isEqualTo("False RequirementUnknown");
    }

    private static List<Requirement> requirements(Decision decision) {
        return decision.rollout().requirements();
    }

    private static RunTask task(Decision decision) {
        return ((CreateJob) decision.effect().orElseThrow()).run().task();
    }

    private static String message(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow()
                .message();
    }
}
