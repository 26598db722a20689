package dev.kanmon.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.Decision;
import dev.kanmon.operator.decide.Effect;
import dev.kanmon.operator.decide.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the API server refuses is tried again and again, and told once. */
class RefusalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ProgressStatus PROGRESS =
            new ProgressStatus(Phase.Applying, NOW.toString(), NOW.toString(), "Waits for Job shop-1.", null);
    private static final Decision INTENT = decision(Optional.of(new Effect.ApplyInlineSource()));

    @Test
    void aRefusalStandsWhileTheSameEffectIsTriedAgain() {
        DatabaseMigrationStatus refused = refused();

        assertThat(NextStatus.of(refused, INTENT, PROGRESS, 1, NOW.plusSeconds(60)))
                .isEqualTo(refused);
    }

    @Test
    void aRefusalIsOverWhenNothingIsLeftToTry() {
        DatabaseMigrationStatus admitted =
                NextStatus.of(refused(), decision(Optional.empty()), PROGRESS, 1, NOW.plusSeconds(60));

        assertThat(admitted.conditions())
                .noneMatch(condition -> condition.reason().equals(Reason.ApiRefused.name()));
    }

    @Test
    void aRefusalIsOverWhenAnotherHookIsBegun() {
        HooksStatus begun = new HooksStatus("run", 1, List.of(), List.of(), false);
        Decision another = new Decision(
                INTENT.phase(),
                INTENT.findings(),
                null,
                null,
                null,
                null,
                begun,
                null,
                null,
                null,
                null,
                null,
                INTENT.effect(),
                Optional.empty());

        DatabaseMigrationStatus next = NextStatus.of(refused(), another, PROGRESS, 1, NOW.plusSeconds(60));

        assertThat(next.hooks()).isEqualTo(begun);
        assertThat(next.conditions()).noneMatch(condition -> condition.reason().equals(Reason.ApiRefused.name()));
    }

    private static DatabaseMigrationStatus refused() {
        DatabaseMigrationStatus intended = NextStatus.of(DatabaseMigrationStatus.empty(), INTENT, PROGRESS, 1, NOW);
        return NextStatus.inTrouble(
                intended,
                List.of(
                        finding(ConditionType.Ready, ConditionState.False, Reason.ApiRefused),
                        finding(ConditionType.Reconciling, ConditionState.True, Reason.ApiRefused)),
                1,
                NOW);
    }

    private static Decision decision(Optional<Effect> effect) {
        return new Decision(
                Phase.Pending,
                List.of(
                        finding(ConditionType.Ready, ConditionState.False, Reason.RunStarted),
                        finding(ConditionType.Reconciling, ConditionState.True, Reason.RunStarted)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                effect,
                Optional.empty());
    }

    private static Finding finding(ConditionType type, ConditionState state, Reason reason) {
        return new Finding(type, state, reason, "In words.");
    }
}
