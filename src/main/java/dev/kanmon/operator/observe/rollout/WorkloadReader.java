package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import java.util.List;

/** Looks at what runs pods of the application, and at which versions of it there are. */
public final class WorkloadReader {

    /**
     * @param migration the resource whose removing migrations wait for old versions to be gone
     * @param view the application
     */
    public List<WorkloadObservation> read(DatabaseMigration migration, ApplicationView view) {
        return List.of();
    }
}
