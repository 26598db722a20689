package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Rollout;
import java.util.List;

/** The migrations of which a run asks the database whether they are applied. */
final class RequiredNames {

    private RequiredNames() {}

    static List<String> of(DatabaseMigration migration) {
        Rollout rollout = migration.getSpec().rollout();
        return rollout == null ? List.of() : rollout.requires();
    }
}
