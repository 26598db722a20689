package dev.kanmon.testsupport.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;

/** What a resource's conditions have to say. */
public final class ConditionAsserts {

    private ConditionAsserts() {}

    /**
     * Nothing goes on without a person.
     *
     * @param words what the message has to contain: what is wrong, where, and what to do
     */
    public static void assertStalled(DatabaseMigration migration, Reason reason, String... words) {
        assertSays(migration, ConditionType.Ready, ConditionState.False, reason, words);
        assertSays(migration, ConditionType.Stalled, ConditionState.True, reason, words);
        assertThat(Team.condition(migration, ConditionType.Reconciling)).isNull();
    }

    /** Kanmon goes on trying, or looking. */
    public static void assertReconciling(DatabaseMigration migration, Reason reason, String... words) {
        assertSays(migration, ConditionType.Ready, ConditionState.False, reason, words);
        assertSays(migration, ConditionType.Reconciling, ConditionState.True, reason, words);
        assertThat(Team.condition(migration, ConditionType.Stalled)).isNull();
    }

    /** The target is to blame. */
    public static void assertTargetUnreachable(DatabaseMigration migration, Reason reason, String... words) {
        assertReconciling(migration, reason, words);
        assertSays(migration, ConditionType.TargetReachable, ConditionState.False, reason, words);
    }

    public static void assertSays(
            DatabaseMigration migration, ConditionType type, ConditionState state, Reason reason, String... words) {
        Condition condition = Team.condition(migration, type);
        assertThat(condition).as(type + " of " + migration.getStatus()).isNotNull();
        assertThat(condition.status()).as(type.name()).isEqualTo(state);
        assertThat(condition.reason()).as(type.name()).isEqualTo(reason.name());
        assertThat(List.of(words))
                .as("what the message of %s is missing: %s", type, condition.message())
                .filteredOn(word -> !condition.message().contains(word))
                .isEmpty();
    }
}
