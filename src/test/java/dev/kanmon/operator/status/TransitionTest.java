package dev.kanmon.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When those who watch are told. */
class TransitionTest {

    private static final Condition READY = condition(ConditionType.Ready, ConditionState.True, Reason.UpToDate, "a");
    private static final Condition MIGRATING =
            condition(ConditionType.Ready, ConditionState.False, Reason.Migrating, "b");
    private static final Condition FAILED =
            condition(ConditionType.Ready, ConditionState.False, Reason.MigrationFailed, "c");
    private static final Condition STALLED =
            condition(ConditionType.Stalled, ConditionState.True, Reason.MigrationFailed, "c");
    private static final Condition UNREACHABLE =
            condition(ConditionType.TargetReachable, ConditionState.False, Reason.ServerUnreachable, "d");

    @Test
    void firstStandingIsTold() {
        assertThat(Transition.between(List.of(), List.of(MIGRATING))).contains(new Transition(false, "Migrating", "b"));
    }

    @Test
    void sameStandingIsNotToldAgain() {
        assertThat(Transition.between(List.of(READY), List.of(READY))).isEmpty();
    }

    @Test
    void anotherMessageAloneIsNotTold() {
        Condition reworded = condition(ConditionType.Ready, ConditionState.True, Reason.UpToDate, "other words");
        assertThat(Transition.between(List.of(READY), List.of(reworded))).isEmpty();
    }

    @Test
    void anotherReasonIsTold() {
        assertThat(Transition.between(List.of(FAILED), List.of(MIGRATING)))
                .contains(new Transition(false, "Migrating", "b"));
    }

    @Test
    void whatStallsIsAWarning() {
        assertThat(Transition.between(List.of(MIGRATING), List.of(FAILED, STALLED)))
                .contains(new Transition(true, "MigrationFailed", "c"));
    }

    @Test
    void targetThatCannotBeReachedIsAWarning() {
        assertThat(Transition.between(List.of(READY), List.of(MIGRATING, UNREACHABLE)))
                .hasValueSatisfying(
                        transition -> assertThat(transition.warning()).isTrue());
    }

    @Test
    void withoutReadyThereIsNothingToTell() {
        assertThat(Transition.between(List.of(), List.of(STALLED))).isEmpty();
    }

    private static Condition condition(ConditionType type, ConditionState state, Reason reason, String message) {
        return new Condition(type.name(), state, 1L, "2026-01-01T00:00:00Z", reason.name(), message);
    }
}
