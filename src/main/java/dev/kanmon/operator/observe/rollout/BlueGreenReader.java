package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;

/** Looks at the pair of a Blue-Green rollout. */
public final class BlueGreenReader {

    private final Samples samples;

    public BlueGreenReader(Samples samples) {
        this.samples = samples;
    }

    /**
     * @param migration the resource that leads the rollout
     * @param view the application
     */
    public BlueGreenObservation read(DatabaseMigration migration, ApplicationView view) {
        return BlueGreenObservation.none();
    }
}
