package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ResolutionPhase;

/**
 * A MigrationResolution, as the decision on its DatabaseMigration sees it.
 *
 * @param name its name
 * @param uid its UID
 * @param migration the migration that it is about
 * @param decided whether it has an action
 * @param phase where it stands
 */
public record ResolutionObservation(String name, String uid, String migration, boolean decided, ResolutionPhase phase) {

    /** Whether it has been carried out. */
    public boolean resolved() {
        return phase == ResolutionPhase.Resolved;
    }
}
