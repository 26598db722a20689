package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.ResolutionPhase;

/**
 * A MigrationResolution, as the decision on its DatabaseMigration sees it.
 *
 * @param name its name
 * @param uid its UID
 * @param migration the migration that it is about
 * @param action what a person decided; null while nobody has
 * @param phase where it stands
 * @param alreadyApplied whether it is about a migration that did not fail, but whose effect is there already
 */
public record ResolutionObservation(
        String name, String uid, String migration, Action action, ResolutionPhase phase, boolean alreadyApplied) {

    /** Whether a person has decided. */
    public boolean decided() {
        return action != null;
    }

    /** Whether it has been carried out. */
    public boolean resolved() {
        return phase == ResolutionPhase.Resolved;
    }
}
