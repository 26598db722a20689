package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.gate.Gates;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.Set;

/**
 * Whether a version may go on: what {@link Gates} says of the status, unless what the status speaks of is no longer what is
 * there.
 */
final class PassRule {

    static final String BEING_DELETED = "BeingDeleted";
    static final String RUN_DUE = "RunDue";

    private PassRule() {}

    /**
     * @param currency whether the newest run was started for what is there now
     * @param requires the migrations that the version needs; empty: what the resource says
     */
    static Verdict judge(DatabaseMigration migration, Currency currency, Set<String> requires) {
        if (migration.isMarkedForDeletion()) {
            return Verdict.holding(migration, BEING_DELETED, "The DatabaseMigration is being deleted.");
        }
        if (currency == Currency.OTHER_SPEC) {
            return Verdict.holding(
                    migration, RUN_DUE, "No run was started for what the DatabaseMigration's spec says now.");
        }
        // Migrations by name stay applied when scripts are added to the source; all of the source is more than before.
        if (currency == Currency.OTHER_SCRIPTS && !namesMigrations(migration, requires)) {
            return Verdict.holding(
                    migration,
                    Reason.SourceChanged.name(),
                    "The ConfigMaps of the source changed, and no run was started for what they hold now.");
        }
        if (isBeingDecided(migration)) {
            return Verdict.holding(
                    migration,
                    Reason.WaitingForResolution.name(),
                    "A MigrationResolution is being carried out, which can take away what is applied.");
        }
        return Verdict.passing(
                migration,
                Gates.answer(
                        migration.getSpec(),
                        migration.getStatus(),
                        migration.getMetadata().getGeneration(),
                        requires));
    }

    static boolean namesMigrations(DatabaseMigration migration, Set<String> requires) {
        return !requires.isEmpty()
                || (migration.getSpec().rollout() != null
                        && !migration.getSpec().rollout().requires().isEmpty());
    }

    /** The run's conditions stay as they were until the resolution is carried out, and one may bring back a backup. */
    private static boolean isBeingDecided(DatabaseMigration migration) {
        return migration.getStatus() != null
                && migration.getStatus().conditions().stream().anyMatch(PassRule::waitsForResolution);
    }

    private static boolean waitsForResolution(Condition condition) {
        return condition.type().equals(ConditionType.Ready.name())
                && condition.reason().equals(Reason.WaitingForResolution.name());
    }
}
