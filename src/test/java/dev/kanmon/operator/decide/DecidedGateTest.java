package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.RunTask;
import org.junit.jupiter.api.Test;

/** What the condition GateOpen says once a decision is written. */
class DecidedGateTest {

    private final Scene ready = Scene.with(SampleRuns.succeeded(RunTask.Deploy));
    private final Scene settled = ready.after(ready.decide());

    @Test
    void theGateIsOpenWhenTheRunForWhatIsThereSucceeded() {
        assertThat(gate(settled)).isEqualTo(ConditionState.True);
        assertThat(gate(settled.suspend(true))).as("nothing is due").isEqualTo(ConditionState.True);
    }

    /** The condition Applied goes on to tell of the run before, with the newest generation. */
    @Test
    void anotherInputThatMayNotRunKeepsTheGateClosed() {
        assertThat(gate(settled.suspend(true).inputDigest("sha256:other"))).isEqualTo(ConditionState.False);
    }

    @Test
    void aRunThatSucceedsForAnotherInputThanIsThereNowOpensNothing() {
        assertThat(gate(ready.inputDigest("sha256:other").suspend(true))).isEqualTo(ConditionState.False);
    }

    private static ConditionState gate(Scene scene) {
        return scene.decide().findings().stream()
                .filter(finding -> finding.type() == ConditionType.GateOpen)
                .findFirst()
                .orElseThrow()
                .state();
    }
}
