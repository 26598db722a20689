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

    private static final Condition DRIFTED =
            condition(ConditionType.InSync, ConditionState.False, Reason.DriftFound, "e");
    private static final Condition IN_SYNC = condition(ConditionType.InSync, ConditionState.True, Reason.NoDrift, "f");
    private static final Condition NOT_CHECKED =
            condition(ConditionType.InSync, ConditionState.Unknown, Reason.NotChecked, "g");

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

    @Test
    void driftIsAWarning() {
        assertThat(Transition.ofSync(List.of(READY, IN_SYNC), List.of(READY, DRIFTED)))
                .contains(new Transition(true, "DriftFound", "e"));
        assertThat(Transition.ofSync(List.of(), List.of(READY, DRIFTED))).isPresent();
        assertThat(Transition.ofSync(List.of(NOT_CHECKED), List.of(DRIFTED))).isPresent();
    }

    @Test
    void endOfDriftIsGoodNews() {
        assertThat(Transition.ofSync(List.of(DRIFTED), List.of(IN_SYNC)))
                .contains(new Transition(false, "NoDrift", "f"));
    }

    @Test
    void driftThatLastsIsToldOnce() {
        Condition more = condition(ConditionType.InSync, ConditionState.False, Reason.DriftFound, "even more");
        assertThat(Transition.ofSync(List.of(DRIFTED), List.of(more))).isEmpty();
    }

    @Test
    void firstGoodLookIsNoNews() {
        assertThat(Transition.ofSync(List.of(), List.of(IN_SYNC))).isEmpty();
        assertThat(Transition.ofSync(List.of(NOT_CHECKED), List.of(IN_SYNC))).isEmpty();
    }

    @Test
    void checkThatCannotBeMadeAnyMoreIsToldWithoutAlarm() {
        Condition lost = condition(ConditionType.InSync, ConditionState.Unknown, Reason.DriftNotChecked, "g");
        assertThat(Transition.ofSync(List.of(IN_SYNC), List.of(lost)))
                .contains(new Transition(false, "DriftNotChecked", "g"));
        assertThat(Transition.ofSync(List.of(lost), List.of(IN_SYNC))).isPresent();
    }

    private static Condition condition(ConditionType type, ConditionState state, Reason reason, String message) {
        return new Condition(type.name(), state, 1L, "2026-01-01T00:00:00Z", reason.name(), message);
    }
}
