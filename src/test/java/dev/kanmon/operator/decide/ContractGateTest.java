package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Rollout.Contract;
import dev.kanmon.api.v1alpha1.Rollout.Mixed;
import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.contract.SampleApplication;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.NotPermitted;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How runs and what is held take turns. */
class ContractGateTest {

    private static final String DROP = SampleRuns.MIGRATION;
    private static final WorkloadObservation OLD_LEFT = SampleApplication.running("v1", "v2");
    private static final WorkloadObservation ALL_NEW = SampleApplication.running("v2");

    @Test
    void aPlanThatLeavesAMigrationOutIsTheBeginningOfItsHold() {
        Decision decision = wishing(Scene.with(SampleRuns.started(RunTask.Plan)))
                .ended(planned(ExitCode.NOTHING_TO_DO, List.of(DROP), List.of()))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(decision.rollout().contract().held()).containsExactly(DROP);
        assertThat(state(decision, ConditionType.Ready)).isEqualTo(ConditionState.True);
        assertThat(reason(decision, ConditionType.Ready)).isEqualTo(Reason.ContractHeld);
        assertThat(state(decision, ConditionType.Applied)).isEqualTo(ConditionState.False);
        assertThat(reason(decision, ConditionType.Applied)).isEqualTo(Reason.ContractHeld);
        assertThat(decision.recheckAt()).isPresent();
    }

    @Test
    void nothingNewStartsWhileItIsHeld() {
        Decision decision = seeing(resting(counting("3s")), OLD_LEFT).decide();
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Succeeded);
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.rollout().contract().waitingFor()).contains("shop-v1-x");
    }

    @Test
    void aReleaseIsWrittenBeforeTheRunThatItIsFor() {
        Decision release = seeing(resting(counting("39s")), ALL_NEW).decide();
        assertThat(release.effect()).isEmpty();
        assertThat(release.rollout().contract().released()).containsExactly(DROP);
        assertThat(reason(release, ConditionType.Applied)).isEqualTo(Reason.ContractHeld);
        assertThat(release.recheckAt()).contains(Scene.NOW);

        Decision run = seeing(resting(release.rollout().contract()), ALL_NEW).decide();
        assertThat(run.effect()).containsInstanceOf(CreateJob.class);
        assertThat(run.run().task()).isEqualTo(RunTask.Plan);
        assertThat(run.run().input().released()).containsExactly(DROP);
    }

    @Test
    void aPlanThatRemovesRunsWhileNoOldPodIsSeen() {
        assertDeploys(seeing(planned(released()), ALL_NEW).decide());
    }

    @Test
    void anOldPodThatComesBackBeforeTheDeployTakesTheReleaseBack() {
        Scene scene = seeing(planned(released()), OLD_LEFT);
        Decision decision = scene.decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(reason(decision, ConditionType.Ready)).isEqualTo(Reason.WaitingForRollout);
        assertThat(decision.rollout().contract().released()).isEmpty();

        Decision anew = seeing(scene.after(decision), OLD_LEFT).decide();
        assertThat(anew.run().task()).isEqualTo(RunTask.Plan);
        assertThat(anew.run().input().released()).isEmpty();
        assertThat(anew.run().id()).isNotEqualTo(decision.run().id());
    }

    @Test
    void aWorkloadThatNobodyMaySeeAnyMoreKeepsThePlanFromRunning() {
        Decision decision = seeing(planned(released()), new NotPermitted(WorkloadKind.Deployment, "shop"))
                .decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.rollout().contract().released()).isEmpty();
        assertThat(decision.rollout().contract().waitingFor()).contains("rollouts.contract");
    }

    @Test
    void aWorkloadThatIsMissingBeginsNothing() {
        Decision decision = seeing(resting(counting(null)), new Missing(WorkloadKind.Deployment, "shop", List.of()))
                .decide();
        assertThat(decision.rollout().contract().waitingFor()).isEqualTo("Deployment shop does not exist.");
        assertThat(decision.rollout().contract().released()).isEmpty();
    }

    /** The operator ended between writing that the Job is made, and making it. */
    @Test
    void aDeployThatWasAboutToBeMadeIsNotMadeBesideAnOldPod() {
        RunStatus unmade = withRelease(SampleRuns.unseen(RunTask.Deploy));
        Scene scene = seeing(wishing(Scene.with(unmade)).plan(plan(List.of(DROP), List.of())), OLD_LEFT)
                .rollout(rollout(released()));
        Decision decision = scene.decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Waiting);

        Decision anew = seeing(scene.after(decision), OLD_LEFT).decide();
        assertThat(anew.run().task()).isEqualTo(RunTask.Plan);
        assertThat(anew.run().input().released()).isEmpty();
    }

    @Test
    void aDeployThatWasAboutToBeMadeIsMadeWhereNoOldPodIs() {
        RunStatus unmade = withRelease(SampleRuns.unseen(RunTask.Deploy));
        assertDeploys(seeing(wishing(Scene.with(unmade)).plan(plan(List.of(DROP), List.of())), ALL_NEW)
                .rollout(rollout(released()))
                .decide());
    }

    @Test
    void aDeployThatHasNotStartedIsWithdrawnWhenItIsReleasedNoMore() {
        RunStatus seen = withRelease(SampleRuns.seen(RunTask.Deploy));
        Decision decision = seeing(wishing(Scene.with(seen)).plan(plan(List.of(DROP), List.of())), OLD_LEFT)
                .job(new JobObservation.Starting(SampleRuns.JOB_UID, Reason.PodPending, "It has not started."))
                .rollout(rollout(counting(null)))
                .decide();
        assertThat(decision.effect()).contains(new DeleteJob(seen.job()));
    }

    @Test
    void whatADeployHasRunIsHeldNoMore() {
        Decision decision = seeing(
                        wishing(Scene.with(withRelease(SampleRuns.started(RunTask.Deploy))))
                                .plan(plan(List.of(DROP), List.of())),
                        ALL_NEW)
                .rollout(rollout(released()))
                .ended(SampleReports.reported(ExitCode.DONE))
                .decide();
        assertThat(decision.rollout()).isNull();
        assertThat(reason(decision, ConditionType.Applied)).isEqualTo(Reason.UpToDate);
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
    }

    @Test
    void aRunThatFailedIsNotStartedAnewForARelease() {
        Decision decision = seeing(
                        wishing(Scene.with(SampleRuns.failed(RunTask.Deploy, Reason.SourceInvalid)))
                                .rollout(rollout(released())),
                        ALL_NEW)
                .decide();
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Failed);
    }

    @Test
    void aPersonsWordRunsItBesideOldPods() {
        ContractStatus released = counting(null);
        Scene scene = planned(released).rolloutSeen(seen(Optional.of(DROP), OLD_LEFT));
        assertDeploys(
                scene.rollout(rollout(new ContractStatus(null, released.holds(), null, null, null, List.of(DROP))))
                        .decide());
    }

    @Test
    void withoutTheWishNothingIsHeld() {
        Decision decision = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
                .rollout(rollout(counting("3s")))
                .decide();
        assertThat(decision.rollout()).isNull();
        assertThat(reason(decision, ConditionType.Ready)).isEqualTo(Reason.UpToDate);
    }

    @ParameterizedTest
    @EnumSource(Policy.Mode.class)
    void migrationsThatBothAddAndRemoveAlwaysAskAPerson(Policy.Mode mode) {
        Scene scene = seeing(wishing(Scene.with(SampleRuns.planned())), OLD_LEFT)
                .plan(plan(List.of(), List.of(DROP)))
                .policy(new Policy(new Policy.Approval(mode, null), null, null, null, null));
        assertThat(scene.decide().phase()).isEqualTo(Phase.AwaitingApproval);
        assertThat(reason(scene.decide(), ConditionType.Approved)).isEqualTo(Reason.AwaitingApproval);
        assertDeploys(scene.approved(SamplePlans.HASH).decide());
    }

    @Test
    void aMigrationThatThePolicyRefusesIsNotPlanned() {
        Decision decision = wishing(Scene.with(SampleRuns.started(RunTask.Plan)))
                .ended(SampleReports.withCode(ExitCode.REFUSED_BY_POLICY, ProblemCode.MIXED_MIGRATION))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(reason(decision, ConditionType.Planned)).isEqualTo(Reason.MixedMigration);
        assertThat(state(decision, ConditionType.Planned)).isEqualTo(ConditionState.False);
    }

    @ParameterizedTest
    @EnumSource(BlueGreenStatus.Step.class)
    void noDeployStartsWhileItIsOpenWhichVersionServes(BlueGreenStatus.Step step) {
        RolloutStatus rollout = new RolloutStatus(null, null, blueGreen(step), null);
        Decision decision = Scene.with(SampleRuns.planned())
                .plan(plan(List.of(), List.of()))
                .rollout(rollout)
                .decide();
        boolean waits =
                switch (step) {
                    case Switching, Monitoring, SwitchingBack -> true;
                    default -> false;
                };
        assertThat(decision.run().task()).isEqualTo(waits ? RunTask.Plan : RunTask.Deploy);
    }

    @Test
    void nothingIsReleasedWhileARolloutIsUnderWay() {
        Decision decision = seeing(resting(counting("39s")), ALL_NEW)
                .rollout(new RolloutStatus(null, counting("39s"), blueGreen(BlueGreenStatus.Step.ScalingUp), null))
                .decide();
        assertThat(decision.rollout().contract().released()).isEmpty();
        assertThat(decision.rollout().contract().waitingFor()).contains("is under way");
    }

    private static void assertDeploys(Decision decision) {
        assertThat(decision.effect()).containsInstanceOf(CreateJob.class);
        assertThat(decision.run().task()).isEqualTo(RunTask.Deploy);
    }

    private static Scene wishing(Scene scene) {
        return scene.rolloutWish(new Rollout(
                null,
                List.of(new Workload(WorkloadKind.Deployment, "shop")),
                null,
                new Contract(null, "40s", Mixed.AwaitApproval),
                null));
    }

    private static Scene resting(ContractStatus contract) {
        return wishing(Scene.with(SampleRuns.succeeded(RunTask.Deploy))).rollout(rollout(contract));
    }

    /** A run that was planned with what is released. */
    private static Scene planned(ContractStatus contract) {
        return wishing(Scene.with(withRelease(SampleRuns.planned())))
                .plan(plan(List.of(DROP), List.of()))
                .rollout(rollout(contract));
    }

    private static Scene seeing(Scene scene, WorkloadObservation shop) {
        return scene.rolloutSeen(seen(Optional.empty(), shop));
    }

    private static RolloutObserved seen(Optional<String> word, WorkloadObservation shop) {
        return new RolloutObserved(
                List.of(shop),
                List.of(),
                BlueGreenObservation.none(),
                new HookObservation.Absent(),
                word,
                Optional.empty(),
                Optional.empty());
    }

    private static RunStatus withRelease(RunStatus run) {
        return SampleRuns.forInput(
                run,
                new RunInput(
                        SampleRuns.INPUT,
                        SampleRuns.SOURCE,
                        SampleRuns.SCRIPTS,
                        List.of(SampleRuns.KNOWN_RESOLUTION),
                        List.of(DROP)));
    }

    private static RolloutStatus rollout(ContractStatus contract) {
        return new RolloutStatus(null, contract, null, null);
    }

    private static BlueGreenStatus blueGreen(BlueGreenStatus.Step step) {
        return new BlueGreenStatus(
                "v2", step, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** @param soaked null while an old pod is left */
    private static ContractStatus counting(String soaked) {
        return new ContractStatus(
                List.of(DROP),
                List.of(hold(soaked)),
                soaked == null ? null : Scene.NOW.minusSeconds(2).toString(),
                null,
                null,
                null);
    }

    private static ContractStatus released() {
        return new ContractStatus(null, List.of(hold("40s")), null, null, null, List.of(DROP));
    }

    private static Hold hold(String soaked) {
        return new Hold(
                List.of(DROP),
                Scene.NOW.minusSeconds(600).toString(),
                List.of(new Version(WorkloadKind.Deployment, "shop", "v1")),
                soaked);
    }

    private static PlanStatus plan(List<String> removing, List<String> mixed) {
        PlanStatus plan = SamplePlans.of(Risk.Low);
        return new PlanStatus(
                plan.hash(),
                plan.risk(),
                plan.pending(),
                plan.migrations(),
                plan.findings(),
                plan.highlights(),
                plan.rehearsal(),
                List.of(),
                List.of(),
                removing,
                mixed,
                plan.drift(),
                plan.configMap(),
                plan.documentDigest());
    }

    private static JobObservation.Ending.Reported planned(ExitCode outcome, List<String> held, List<String> removing) {
        RunReport report = SampleReports.planned(Risk.Low).report();
        RunReport.Plan plan = new RunReport.Plan(
                SamplePlans.HASH,
                Risk.Low,
                0,
                0,
                0,
                0,
                0,
                RehearsalOutcome.Passed,
                null,
                List.of(),
                List.of(),
                held,
                removing,
                List.of());
        return new JobObservation.Ending.Reported(
                outcome,
                new RunReport(
                        report.version(),
                        "plan",
                        outcome,
                        null,
                        report.message(),
                        null,
                        report.sourceDigest(),
                        report.history(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        plan,
                        null,
                        null,
                        null,
                        null,
                        1));
    }

    private static ConditionState state(Decision decision, ConditionType type) {
        return finding(decision, type).state();
    }

    private static Reason reason(Decision decision, ConditionType type) {
        return finding(decision, type).reason();
    }

    private static Finding finding(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
