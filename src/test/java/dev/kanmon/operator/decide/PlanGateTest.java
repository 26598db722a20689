package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.StorePlan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which plans run, which wait, and for whom. */
class PlanGateTest {

    @Test
    void planThatWasMadeIsStoredBeforeAnythingElse() {
        Decision decision = Scene.with(SampleRuns.started(RunTask.Plan))
                .ended(SampleReports.planned(Risk.Low))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Planning);
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Planned);
        assertThat(decision.plan()).isEqualTo(SamplePlans.of(Risk.Low));
        assertThat(decision.effect()).contains(new StorePlan(decision.run(), decision.plan()));
        assertThat(decision.recheckAt()).contains(Scene.NOW);
    }

    @Test
    void planIsStoredAgainUntilItIsSeen() {
        Decision decision = planned(Risk.Low).planStored(false).decide();
        assertThat(decision.effect()).containsInstanceOf(StorePlan.class);
        assertThat(decision.recheckAt()).contains(Scene.NOW.plusSeconds(1));
    }

    @Test
    void nothingPendingIsReadyWithoutADeploy() {
        Decision decision = Scene.with(SampleRuns.started(RunTask.Plan))
                .ended(SampleReports.reported(ExitCode.NOTHING_TO_DO))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(decision.plan()).isNull();
        assertThat(finding(decision, ConditionType.Planned).reason()).isEqualTo(Reason.NothingPending);
    }

    /** The default: from High. */
    @ParameterizedTest
    @CsvSource({"Low,true", "Medium,true", "High,false", "Critical,false"})
    void withoutAPolicyPlansOfHighRiskWait(Risk risk, boolean runs) {
        assertRuns(planned(risk).decide(), runs);
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void neverMeansThatEveryPlanRuns(Risk risk) {
        assertRuns(planned(risk).policy(approval(Policy.Mode.Never, null)).decide(), true);
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void alwaysMeansThatEveryPlanWaits(Risk risk) {
        assertRuns(planned(risk).policy(approval(Policy.Mode.Always, null)).decide(), false);
    }

    @Test
    void theLineCanBeDrawnElsewhere() {
        assertRuns(
                planned(Risk.High)
                        .policy(approval(Policy.Mode.OnRisk, Risk.Critical))
                        .decide(),
                true);
        assertRuns(
                planned(Risk.Medium)
                        .policy(approval(Policy.Mode.OnRisk, Risk.Medium))
                        .decide(),
                false);
    }

    @Test
    void approvalOfExactlyThisPlanLetsItRun() {
        Decision decision = planned(Risk.High).approved(SamplePlans.HASH).decide();
        assertRuns(decision, true);
        assertThat(finding(decision, ConditionType.Approved).reason()).isEqualTo(Reason.PlanApproved);
    }

    @Test
    void approvalOfAnotherPlanIsNone() {
        Decision decision =
                planned(Risk.High).approved("sha256:" + "00".repeat(32)).decide();
        assertRuns(decision, false);
        assertThat(finding(decision, ConditionType.Ready).message())
                .contains("What is approved so far is another plan.");
    }

    @Test
    void messageHoldsTheCommandThatApproves() {
        assertThat(finding(planned(Risk.High).decide(), ConditionType.Ready).message())
                .contains("kubectl -n default annotate --overwrite databasemigration shop kanmon.dev/approve="
                        + SamplePlans.HASH)
                .contains("kubectl -n default get configmap shop-plan-abababababab-cdcdcdcdcdcd");
    }

    @Test
    void waitingForAPersonIsNeitherProgressNorAStall() {
        Decision decision = planned(Risk.High).decide();
        assertThat(decision.phase()).isEqualTo(Phase.AwaitingApproval);
        assertThat(decision.findings())
                .extracting(Finding::type)
                .doesNotContain(ConditionType.Reconciling, ConditionType.Stalled);
        assertThat(finding(decision, ConditionType.Approved).state()).isEqualTo(ConditionState.False);
    }

    @Test
    void changedInputIsPlannedAnewWhateverWasApproved() {
        Decision decision = planned(Risk.High)
                .approved(SamplePlans.HASH)
                .inputDigest("sha256:other")
                .decide();
        assertThat(decision.run().task()).isEqualTo(RunTask.Plan);
        assertThat(decision.run().id()).isNotEqualTo(SampleRuns.ID);
        assertThat(decision.plan()).isNull();
    }

    @Test
    void approvalThatIsTakenBackHoldsTheNextAttempt() {
        RunStatus waiting = SampleRuns.due(RunTask.Deploy);
        assertRuns(Scene.with(waiting).plan(SamplePlans.of(Risk.High)).decide(), false);
    }

    @Test
    void promotionHoldsWhileTheOtherIsNotReady() {
        Decision decision = planned(Risk.Low)
                .promotion(new Promotion.Unproven("DatabaseMigration staging/shop is not Ready."))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Pending);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(Reason.AwaitingPromotion.name());
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void promotionComparesContentAndNotNames() {
        Scene scene = planned(Risk.Low);
        assertRuns(scene.promotion(proven("sha256:a", "sha256:a")).decide(), true);
        assertThat(scene.promotion(proven("sha256:a", "sha256:b")).decide().effect())
                .isEmpty();
    }

    @Test
    void approvalIsAskedForBeforePromotion() {
        Decision decision = planned(Risk.High)
                .promotion(new Promotion.Unproven("DatabaseMigration staging/shop is not Ready."))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.AwaitingApproval);
    }

    private static Scene planned(Risk risk) {
        return Scene.with(SampleRuns.planned()).plan(SamplePlans.of(risk));
    }

    private static Policy approval(Policy.Mode mode, Risk from) {
        return new Policy(new Policy.Approval(mode, from), null, null, null, null);
    }

    private static Promotion proven(String there, String here) {
        return new Promotion.Proven(
                "staging/shop", Map.of(SampleRuns.MIGRATION, there), Map.of(SampleRuns.MIGRATION, here));
    }

    private static void assertRuns(Decision decision, boolean runs) {
        if (runs) {
            assertThat(decision.effect()).contains(new CreateJob(decision.run()));
            assertThat(decision.run().task()).isEqualTo(RunTask.Deploy);
        } else {
            assertThat(decision.phase()).isEqualTo(Phase.AwaitingApproval);
            assertThat(decision.effect()).isEmpty();
        }
    }

    private static Finding finding(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
