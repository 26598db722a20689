package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that a decision on a MigrationResolution depends on.
 *
 * @param owner the resource
 * @param spec what a person decided
 * @param status what was written about it last
 * @param failure the failure that it was made for; null on a resolution that a person made
 * @param database the DatabaseMigration that it names; empty where there is none
 * @param job the Job that {@code status.run} names
 * @param now the time
 */
public record ResolutionObserved(
        Owner owner,
        MigrationResolutionSpec spec,
        MigrationResolutionStatus status,
        FailureStatus failure,
        Optional<Database> database,
        JobObservation job,
        Instant now) {

    /**
     * What matters of the DatabaseMigration.
     *
     * @param source what is seen of its source
     * @param inlineMounted whether the ConfigMap that carries an inline source is as the spec says; true without one
     * @param underWay whether a run of it, or a check of drift, is under way
     */
    public record Database(SourceObservation source, boolean inlineMounted, boolean underWay) {}
}
