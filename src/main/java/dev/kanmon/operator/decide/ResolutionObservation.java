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
 * @param conflicting whether it was refused since another one for the same migration came first
 * @param fromBackup the backup that it brings back; null where it brings none back
 * @param resolvedAt when it was carried out; null before
 */
public record ResolutionObservation(
        String name,
        String uid,
        String migration,
        Action action,
        ResolutionPhase phase,
        boolean alreadyApplied,
        boolean conflicting,
        String fromBackup,
        String resolvedAt) {

    /** One that brings no backup back. */
    public ResolutionObservation(
            String name,
            String uid,
            String migration,
            Action action,
            ResolutionPhase phase,
            boolean alreadyApplied,
            boolean conflicting) {
        this(name, uid, migration, action, phase, alreadyApplied, conflicting, null, null);
    }

    /** Whether a person has decided. */
    public boolean decided() {
        return action != null;
    }

    /** Whether it changes what the history says of its migration, so that something else may be pending. */
    public boolean isMark() {
        return action == Action.Applied || action == Action.RolledBack;
    }

    /** Whether something is still to be expected of it. */
    public boolean open() {
        return phase != ResolutionPhase.Resolved && !conflicting;
    }

    /** Whether its decision is in the history. One that another one answered was closed without a decision. */
    public boolean carriedOut() {
        return decided() && phase == ResolutionPhase.Resolved;
    }
}
