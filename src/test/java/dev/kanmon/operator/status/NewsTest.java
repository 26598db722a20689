package dev.kanmon.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told as an Event between two statuses. */
class NewsTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Condition WORKING = ready(Reason.Planning);
    private static final Condition SCALING = rolledOut(Reason.ScalingUp, ConditionState.False);
    private static final Condition MONITORING = rolledOut(Reason.Monitoring, ConditionState.False);

    @Test
    void nothingIsToldWhereNothingHasChanged() {
        DatabaseMigrationStatus status = status(Phase.RollingOut, null, contract("a"), WORKING, SCALING);
        assertThat(News.between(status, status)).isEmpty();
    }

    @Test
    void anotherPhaseIsToldEvenWithTheSameReason() {
        assertThat(News.between(status(Phase.Planning, WORKING), status(Phase.Applying, WORKING)))
                .extracting(Transition::reason)
                .containsExactly("Planning");
    }

    @Test
    void everyStepOfARolloutIsToldOnceBesideARun() {
        assertThat(News.between(status(Phase.Applying, WORKING, SCALING), status(Phase.Applying, WORKING, MONITORING)))
                .containsExactly(new Transition(false, "Monitoring", "about Monitoring"));
    }

    @Test
    void aStepThatIsTheStandingItselfIsToldOnce() {
        assertThat(News.between(
                        status(Phase.RollingOut, ready(Reason.ScalingUp), SCALING),
                        status(Phase.RollingOut, ready(Reason.Monitoring), MONITORING)))
                .extracting(Transition::reason)
                .containsExactly("Monitoring");
    }

    @Test
    void aRolloutThatStallsIsAWarning() {
        Condition failed = rolledOut(Reason.HealthCheckFailed, ConditionState.False);
        Condition stalled = condition(ConditionType.Stalled, ConditionState.True, Reason.HealthCheckFailed);
        assertThat(News.between(status(Phase.Failed, WORKING, SCALING), status(Phase.Failed, WORKING, failed, stalled)))
                .extracting(Transition::reason, Transition::warning)
                .containsExactly(tuple("HealthCheckFailed", true));
    }

    @Test
    void thatNothingHasToBeRolledOutIsNoNewsAtFirst() {
        Condition none = rolledOut(Reason.NoRollout, ConditionState.True);
        Condition complete = rolledOut(Reason.RolloutComplete, ConditionState.True);
        assertThat(News.between(status(Phase.Ready, WORKING), status(Phase.Ready, WORKING, none)))
                .isEmpty();
        assertThat(News.between(status(Phase.Ready, WORKING, MONITORING), status(Phase.Ready, WORKING, complete)))
                .extracting(Transition::reason)
                .containsExactly("RolloutComplete");
    }

    @Test
    void whatIsHeldNoLongerIsToldByName() {
        assertThat(News.between(
                        status(Phase.Ready, null, contract("a"), WORKING),
                        status(Phase.Ready, null, contract("a", "b"), WORKING)))
                .containsExactly(new Transition(false, "ContractReleased", "Held no longer, and about to run: b."));
        assertThat(News.between(
                        status(Phase.Ready, null, contract("a", "b"), WORKING),
                        status(Phase.Ready, null, contract("b"), WORKING)))
                .isEmpty();
    }

    @Test
    void aMissedDeadlineIsToldOnceInAPhase() {
        DatabaseMigrationStatus inTime = status(Phase.Applying, progress(Phase.Applying, null), null, WORKING);
        DatabaseMigrationStatus late = status(Phase.Applying, progress(Phase.Applying, true), null, WORKING);

        assertThat(News.between(inTime, late))
                .containsExactly(new Transition(
                        true,
                        "PhaseOverdue",
                        "Applying since 2026-01-02T03:04:05Z is over its deadline, 2026-01-02T04:04:05Z: Waits."));
        assertThat(News.between(late, late)).isEmpty();
    }

    private static DatabaseMigrationStatus status(Phase phase, Condition... conditions) {
        return status(phase, null, null, conditions);
    }

    private static DatabaseMigrationStatus status(
            Phase phase, ProgressStatus progress, ContractStatus contract, Condition... conditions) {
        return new DatabaseMigrationStatus(
                1L,
                phase,
                List.of(conditions),
                null,
                null,
                null,
                null,
                null,
                new RolloutStatus(List.of(), contract, null, null),
                null,
                null,
                progress,
                null,
                null);
    }

    private static ProgressStatus progress(Phase phase, Boolean overdue) {
        return new ProgressStatus(phase, "2026-01-02T03:04:05Z", "2026-01-02T04:04:05Z", "Waits.", overdue);
    }

    private static ContractStatus contract(String... released) {
        return SERIALIZATION.unmarshal("---\n{released: [" + String.join(", ", released) + "]}", ContractStatus.class);
    }

    private static Condition ready(Reason reason) {
        return condition(ConditionType.Ready, ConditionState.False, reason);
    }

    private static Condition rolledOut(Reason reason, ConditionState state) {
        return condition(ConditionType.RolledOut, state, reason);
    }

    private static Condition condition(ConditionType type, ConditionState state, Reason reason) {
        return new Condition(type.name(), state, 1L, "2026-01-02T03:04:05Z", reason.name(), "about " + reason);
    }
}
