package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import java.util.List;

/** The migrations of which a run, or an inquiry of its own, asks the database whether they are applied. */
final class RequiredNames {

    private RequiredNames() {}

    static List<String> of(DatabaseMigration migration) {
        RolloutStatus rollout =
                migration.getStatus() == null ? null : migration.getStatus().rollout();
        return rollout == null
                ? List.of()
                : rollout.requirements().stream().map(Requirement::migration).toList();
    }
}
