package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.Effect.CreateHotfixResolution;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import dev.kanmon.operator.decide.Effect.StorePlan;
import java.time.Instant;
import java.util.List;
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

    @Test
    void planSaysHowSchemaAndHistoryCompare() {
        Decision decision = Scene.with(SampleRuns.started(RunTask.Plan))
                .ended(SampleDrifts.with(SampleReports.planned(Risk.Low), SampleDrifts.reportedDrifted()))
                .decide();
        assertThat(decision.plan().drift()).isEqualTo(DriftState.Drifted);
        assertThat(decision.drift().state()).isEqualTo(DriftState.Drifted);
        assertThat(finding(decision, ConditionType.InSync).reason()).isEqualTo(Reason.DriftFound);
    }

    @Test
    void planThatCouldNotCompareLeavesWhatIsKnown() {
        RunReport.Drift notChecked =
                new RunReport.Drift(DriftState.NotChecked, null, 0, List.of(), "There is no shadow.", null);
        DriftStatus known = SampleDrifts.drifted(SampleDrifts.succeeded());
        Decision decision = Scene.with(SampleRuns.started(RunTask.Plan))
                .drift(known)
                .ended(SampleDrifts.with(SampleReports.planned(Risk.Low), notChecked))
                .decide();
        assertThat(decision.plan().drift()).isEqualTo(DriftState.NotChecked);
        assertThat(decision.drift()).isEqualTo(known);
        assertThat(finding(decision, ConditionType.InSync).reason()).isEqualTo(Reason.DriftFound);
    }

    @Test
    void differenceThatAPlanHasFoundIsStoredFromItsLog() {
        Scene planned = drifted().driftStored(false);
        Decision decision = planned.decide();
        assertThat(decision.effect()).contains(new StoreDrift(SampleRuns.planned(), planned.drift()));
    }

    @Test
    void driftThatIsOnlyReportedHoldsNothing() {
        assertRuns(drifted().driftWish(SampleDrifts.HOURLY).decide(), true);
    }

    @Test
    void driftBlocksAndIsPlannedAgainLater() {
        Decision decision = drifted().driftWish(SampleDrifts.BLOCK).decide();
        assertThat(decision.phase()).isEqualTo(Phase.Pending);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(Reason.DriftBlocks.name());
        assertThat(finding(decision, ConditionType.Ready).message())
                .contains("Index hotfix is not in the history.", "shop-drift-333333333333", "Next attempt at");
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.run().task()).isEqualTo(RunTask.Plan);
        assertThat(decision.recheckAt()).contains(Instant.parse(decision.run().retryAt()));
        assertThat(decision.recheckAt().orElseThrow()).isAfter(Scene.NOW);
    }

    @Test
    void approvalDoesNotOverrideTheBlock() {
        Decision decision = drifted()
                .driftWish(SampleDrifts.BLOCK)
                .approved(SamplePlans.HASH)
                .policy(approval(Policy.Mode.Never, null))
                .decide();
        assertThat(decision.run().reason()).isEqualTo(Reason.DriftBlocks);
    }

    @Test
    void liftedBlockIsNotWaitedFor() {
        Scene blocked = drifted().driftWish(SampleDrifts.BLOCK);
        Scene waiting = blocked.after(blocked.decide());
        assertThat(waiting.decide().effect()).isEmpty();
        Decision lifted = waiting.driftWish(SampleDrifts.HOURLY).decide();
        assertThat(lifted.run().task()).isEqualTo(RunTask.Plan);
        assertThat(lifted.effect()).contains(new CreateJob(lifted.run()));
    }

    @Test
    void oldJobsAreClearedAwayWhileDriftBlocks() {
        Decision decision = drifted()
                .driftWish(SampleDrifts.BLOCK)
                .oldJobs(List.of("oldest"))
                .decide();
        assertThat(decision.effect()).contains(new DeleteJob("oldest"));
    }

    @Test
    void hotfixIsAskedAboutBeforeApprovalAndDrift() {
        Decision decision = hotfix().driftWish(SampleDrifts.BLOCK).decide();
        String name = "shop-20260103120000-unique-email-" + SampleRuns.ID;
        assertThat(decision.phase()).isEqualTo(Phase.AwaitingApproval);
        assertThat(decision.effect())
                .contains(new CreateHotfixResolution(name, SampleRuns.ID, SampleRuns.MIGRATION, null));
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(Reason.AlreadyApplied.name());
        assertThat(finding(decision, ConditionType.Ready).message())
                .contains("kubectl -n default patch migrationresolution " + name)
                .contains("'{\"spec\":{\"action\":\"Applied\"}}'")
                .contains("RolledBack means: run it anyway.");
    }

    @Test
    void hotfixIsAskedAboutOnce() {
        Decision decision =
                hotfix().resolutions(List.of(answer("mine", null, null, false))).decide();
        assertThat(decision.effect()).isEmpty();
        assertThat(finding(decision, ConditionType.Ready).message()).contains("MigrationResolution mine waits");
    }

    @Test
    void policyCanAnswerForAPerson() {
        Decision decision = hotfix().policy(new Policy(null, null, null, null, Policy.AlreadyApplied.Resolve))
                .decide();
        assertThat(decision.phase()).isEqualTo(Phase.Pending);
        assertThat(decision.effect()).hasValueSatisfying(effect -> assertThat(effect)
                .isInstanceOfSatisfying(CreateHotfixResolution.class, create -> assertThat(create.action())
                        .isEqualTo(Action.Applied)));
    }

    @Test
    void hotfixThatShallRunAnywayRuns() {
        Scene answered = hotfix().run(SampleRuns.planned())
                .resolutions(List.of(
                        answer(SampleRuns.KNOWN_RESOLUTION, Action.RolledBack, ResolutionPhase.Resolved, true)));
        assertRuns(answered.decide(), true);
    }

    @Test
    void answerToAFailureOfLongAgoIsNoAnswer() {
        Decision decision = hotfix().resolutions(List.of(
                        answer(SampleRuns.KNOWN_RESOLUTION, Action.RolledBack, ResolutionPhase.Resolved, false)))
                .decide();
        assertThat(decision.effect()).containsInstanceOf(CreateHotfixResolution.class);
    }

    @Test
    void namesThatTheReportHasCutAreNotAskedAbout() {
        RunReport.Plan plan = SamplePlans.reported(Risk.Low);
        RunReport report = SampleReports.planned(Risk.Low).report();
        RunReport.Plan cut = new RunReport.Plan(
                plan.hash(),
                plan.risk(),
                plan.migrations(),
                plan.critical(),
                plan.errors(),
                plan.warnings(),
                plan.infos(),
                plan.rehearsal(),
                plan.documentDigest(),
                plan.highlights(),
                List.of("20260101000000_a", "2026010200…", "…(+7 more)"),
                List.of(),
                List.of(),
                List.of());
        assertThat(Plans.of(Scene.OWNER, withPlan(report, cut)).alreadyApplied())
                .containsExactly("20260101000000_a");
    }

    private static RunReport withPlan(RunReport report, RunReport.Plan plan) {
        return new RunReport(
                report.version(),
                report.command(),
                report.outcome(),
                null,
                report.message(),
                null,
                null,
                report.history(),
                report.applied(),
                report.pending(),
                List.of(),
                List.of(),
                null,
                plan,
                null,
                null,
                null,
                null,
                1);
    }

    private static ResolutionObservation answer(
            String name, Action action, ResolutionPhase phase, boolean alreadyApplied) {
        return new ResolutionObservation(name, name, SampleRuns.MIGRATION, action, phase, alreadyApplied, false);
    }

    private static Scene hotfix() {
        return Scene.with(SampleRuns.planned()).plan(SamplePlans.alreadyApplied());
    }

    private static Scene drifted() {
        Scene planning = Scene.with(SampleRuns.started(RunTask.Plan))
                .ended(SampleDrifts.with(SampleReports.planned(Risk.Low), SampleDrifts.reportedDrifted()));
        return planning.after(planning.decide()).run(SampleRuns.planned());
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
