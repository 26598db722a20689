package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.SampleRequirements.FIRST;
import static dev.kanmon.operator.decide.SampleRequirements.SECOND;
import static dev.kanmon.operator.decide.SampleRequirements.absent;
import static dev.kanmon.operator.decide.SampleRequirements.applied;
import static dev.kanmon.operator.decide.SampleRequirements.known;
import static dev.kanmon.operator.decide.SampleRequirements.pod;
import static dev.kanmon.operator.decide.SampleRequirements.requiring;
import static dev.kanmon.operator.decide.SampleRequirements.resolution;
import static dev.kanmon.operator.decide.SampleRequirements.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.Effect.LetPodsThrough;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.gate.GatedPod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateStepTest {

    private static final Scene UP_TO_DATE = Scene.with(SampleRuns.succeeded(RunTask.Deploy));

    @Test
    void theConditionIsThereWithoutARollout() {
        assertThat(gate(Scene.fresh())).isEqualTo("False SchemaNotReady");
        assertThat(gate(UP_TO_DATE)).isEqualTo("True SchemaReady");
    }

    @Test
    void itIsClosedWhileARunFindsOutAndWhenItFailed() {
        assertThat(gate(UP_TO_DATE.inputDigest("sha256:new"))).isEqualTo("False SchemaNotReady");
        assertThat(gate(Scene.with(SampleRuns.started(RunTask.Deploy))
                        .ended(SampleReports.withFailure(ExitCode.MIGRATION_FAILED))))
                .isEqualTo("False SchemaNotReady");
    }

    @Test
    void itIsClosedWhereAChangeWaitsForSomebodyBeforeAnyRunLooks() {
        Scene known = UP_TO_DATE.after(UP_TO_DATE.decide()).inputDigest("sha256:new");

        assertThat(gate(known.suspend(true))).as("suspended").isEqualTo("False SchemaNotReady");
        assertThat(gate(known.source(new Awaited(Reason.SourceEmpty, "There is no ConfigMap."))))
                .as("without its source")
                .isEqualTo("False SchemaNotReady");
        assertThat(gate(known.inlineMounted(false))).isEqualTo("False SchemaNotReady");
    }

    @Test
    void itIsOpenWhileSuspendedWhenNothingHasChanged() {
        assertThat(gate(UP_TO_DATE.after(UP_TO_DATE.decide()).suspend(true))).isEqualTo("True SchemaReady");
    }

    @Test
    void itIsClosedFromTheMomentThatARestoreIsDecided() {
        Scene known = UP_TO_DATE.after(UP_TO_DATE.decide());
        for (ResolutionPhase phase :
                List.of(ResolutionPhase.Pending, ResolutionPhase.Resolving, ResolutionPhase.Resolved)) {
            Scene restored = known.resolutions(List.of(resolution(Action.Restored, phase, SampleRuns.MIGRATION)));
            assertThat(gate(restored)).as(phase.name()).isEqualTo("False SchemaNotReady");
        }
    }

    @Test
    void aRunThatEndsWellForAnOlderInputDoesNotOpenIt() {
        Scene ended = Scene.with(SampleRuns.started(RunTask.Deploy))
                .inputDigest("sha256:new")
                .ended(SampleReports.reported(ExitCode.DONE));

        assertThat(gate(ended)).isEqualTo("False SchemaNotReady");
    }

    @Test
    void eachPodIsLetThroughWhenWhatItNeedsIsApplied() {
        Scene scene = UP_TO_DATE
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST), absent(SECOND)))
                .rolloutSeen(seen(pod("old", FIRST), pod("plain", null), pod("new", FIRST + "," + SECOND)));

        assertThat(letThrough(scene)).extracting(GatedPod::name).containsExactly("old", "plain");
    }

    @Test
    void aPodThatWasLetThroughIsLeftAlone() {
        GatedPod open = new GatedPod("old", "uid", Optional.of(SECOND), true, true);
        Scene scene = UP_TO_DATE
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST), absent(SECOND)))
                .rolloutSeen(seen(open));

        assertThat(scene.decide().effect()).isEmpty();
    }

    @Test
    void aPodWhoseAnnotationIsNoNameIsHeldAndTheConditionSaysSo() {
        Scene scene = UP_TO_DATE
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST)))
                .rolloutSeen(seen(pod("new", "the last one")));

        assertThat(scene.decide().effect()).isEmpty();
        assertThat(message(scene, ConditionType.GateOpen)).contains("no names of migrations: the last one");
    }

    @Test
    void theRunsEffectComesFirstAndPodsFollowAtOnce() {
        Scene scene = UP_TO_DATE
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST)))
                .rolloutSeen(seen(pod("new", null)))
                .oldJobs(List.of("shop-plan-00000000-1"));

        Decision decision = scene.decide();

        assertThat(decision.effect()).containsInstanceOf(Effect.DeleteJob.class);
        assertThat(decision.recheckAt()).contains(Scene.NOW);
        assertThat(letThrough(scene.oldJobs(List.of()))).hasSize(1);
    }

    @Test
    void aMissingRightStallsAndNamesTheSwitch() {
        GatedPod pod = new GatedPod("new", "uid", Optional.empty(), false, false);
        Scene scene = UP_TO_DATE
                .rolloutWish(requiring(FIRST))
                .rollout(known(applied(FIRST)))
                .rolloutSeen(seen(pod));

        Decision decision = scene.decide();

        assertThat(decision.effect()).isEmpty();
        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(Outcomes.state(decision.findings(), ConditionType.Stalled)).isEqualTo("True RolloutNotPermitted");
        assertThat(message(scene, ConditionType.Ready)).contains("rollouts.readinessGates");
        assertThat(decision.recheckAt()).isPresent();
    }

    private static String gate(Scene scene) {
        return Outcomes.state(scene.decide().findings(), ConditionType.GateOpen);
    }

    private static List<GatedPod> letThrough(Scene scene) {
        return ((LetPodsThrough) scene.decide().effect().orElseThrow()).pods();
    }

    private static String message(Scene scene, ConditionType type) {
        return scene.decide().findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow()
                .message();
    }
}
