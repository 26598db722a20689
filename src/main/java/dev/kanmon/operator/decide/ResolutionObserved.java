package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.decide.restore.KnownBackups;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a decision on a MigrationResolution for one database depends on.
 *
 * @param owner the resource
 * @param spec what a person decided
 * @param status what was written about it last
 * @param told why Kanmon made it, as it was told when it was made
 * @param database the DatabaseMigration that it names; empty where there is none
 * @param others what the other resolutions for the same migration of the same database mean for it
 * @param deployments what is seen of the Deployments that a restore stops, by name; empty where nothing is restored
 * @param job the Job that {@code status.run} names
 * @param now the time
 */
public record ResolutionObserved(
        Owner owner,
        MigrationResolutionSpec spec,
        MigrationResolutionStatus status,
        Origin told,
        Optional<Database> database,
        Others others,
        Map<String, DeploymentObservation> deployments,
        JobObservation job,
        Instant now) {

    public ResolutionObserved {
        deployments = Map.copyOf(deployments);
    }

    /**
     * What matters of the DatabaseMigration.
     *
     * @param source what is seen of its source
     * @param inlineMounted whether the ConfigMap that carries an inline source is as the spec says; true without one
     * @param underWay whether a run of it, or a check of drift, is under way
     * @param url where its connection URL is
     * @param backups its backups
     * @param settled whether a reset of it took away what the resolution was to decide about
     */
    public record Database(
            SourceObservation source,
            boolean inlineMounted,
            boolean underWay,
            SecretKeyReference url,
            KnownBackups backups,
            boolean settled) {}

    /**
     * What matters of the other resolutions for the same migration of the same database.
     *
     * @param refused whether this one, as it stands now, was refused because of another one
     * @param first name of one whose decision came first and is not in the history yet
     * @param answer name of one whose decision came into the history after Kanmon made this one
     */
    public record Others(boolean refused, Optional<String> first, Optional<String> answer) {

        /** There is no other one that matters. */
        public static Others none() {
            return new Others(false, Optional.empty(), Optional.empty());
        }
    }
}
