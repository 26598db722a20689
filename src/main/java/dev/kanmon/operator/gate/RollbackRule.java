package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a version has to go back: only where it is certain that the schema is not what it needs, and will not be without a
 * person. Every doubt says no, since a rollback for nothing is an outage, too.
 */
final class RollbackRule {

    static final String IN_DOUBT = "RollbackNotCertain";

    /** After these the pending migrations are not applied, and nothing goes on by itself. */
    private static final Set<Reason> CERTAIN =
            EnumSet.of(Reason.MigrationFailed, Reason.HistoryBlocked, Reason.RestoredFromBackup);

    private RollbackRule() {}

    /**
     * @param currency whether the newest run was started for what is there now
     * @param requires the migrations that the version needs; empty: what the resource says
     */
    static Verdict judge(DatabaseMigration migration, Currency currency, Set<String> requires) {
        return certain(migration, currency)
                .filter(applied -> misses(migration, requires))
                .map(applied -> Verdict.rollingBack(migration, true, applied.reason(), applied.message()))
                .orElseGet(() -> Verdict.rollingBack(
                        migration,
                        false,
                        IN_DOUBT,
                        "It is not certain that the schema is not what the version needs, so it is not rolled back."));
    }

    private static Optional<Condition> certain(DatabaseMigration migration, Currency currency) {
        long generation = migration.getMetadata().getGeneration();
        if (migration.isMarkedForDeletion() || currency != Currency.CURRENT || migration.getStatus() == null) {
            return Optional.empty();
        }
        return condition(migration, ConditionType.Stalled)
                .filter(stalled -> stalled.status() == ConditionState.True)
                .filter(stalled -> Long.valueOf(generation).equals(stalled.observedGeneration()))
                .flatMap(stalled -> condition(migration, ConditionType.Applied))
                .filter(applied -> applied.status() == ConditionState.False)
                .filter(applied -> Long.valueOf(generation).equals(applied.observedGeneration()))
                .filter(applied ->
                        CERTAIN.stream().anyMatch(reason -> reason.name().equals(applied.reason())));
    }

    /** A version that names its migrations goes back only for one of these. */
    private static boolean misses(DatabaseMigration migration, Set<String> requires) {
        if (!PassRule.namesMigrations(migration, requires)) {
            return true;
        }
        Set<String> names =
                requires.isEmpty() ? Set.copyOf(migration.getSpec().rollout().requires()) : requires;
        return requirements(migration.getStatus()).stream()
                .anyMatch(requirement -> names.contains(requirement.migration()) && !requirement.applied());
    }

    private static List<Requirement> requirements(DatabaseMigrationStatus status) {
        return Optional.ofNullable(status.rollout())
                .map(RolloutStatus::requirements)
                .orElse(List.of());
    }

    private static Optional<Condition> condition(DatabaseMigration migration, ConditionType type) {
        return migration.getStatus().conditions().stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }
}
