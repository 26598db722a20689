package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.contract.Environment;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.retention.ExpiredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a decision on a DatabaseMigration depends on.
 *
 * @param owner the resource
 * @param spec what it asks for
 * @param status what was written about it last
 * @param inputDigest digest of what a run would be started for: spec, content of the source, retry annotation
 * @param scriptsDigest digest of the part of it that says which scripts are run, and of the retry annotation
 * @param source what is seen of the source
 * @param inlineMounted whether the ConfigMap that carries an inline source is as the spec says; true without one
 * @param approved what the annotation {@code kanmon.dev/approve} says; empty without one
 * @param planStored whether the ConfigMap of the status's plan is there; true without a plan
 * @param promotion what {@code policy.promoteAfter} leads to
 * @param job the Job that {@code status.run} names
 * @param hook the object that does the hook that is under way; {@link HookObservation.Absent} while none is
 * @param driftJob the Job that {@code status.drift.run} names
 * @param inquiryJob the Job that {@code status.rollout.inquiry.run} names
 * @param driftRequest what the annotation {@code kanmon.dev/check-drift} says; empty without one
 * @param driftStored whether the ConfigMap of the newest check of drift is there; true where it has none
 * @param resetRequest what the annotation {@code kanmon.dev/reset} says; empty without one
 * @param seed what is seen of the sample data
 * @param resolutions the resolutions for this database
 * @param oldJobs names of ended Jobs that no longer matter, oldest first, those worth keeping for their logs left out
 * @param oldConfigMaps names of ConfigMaps of plans and checks that no longer matter, oldest first, the last few left out
 * @param suggestionsKept keys of the ConfigMap that keeps the scripts suggested after the failure; empty while there is none
 * @param expiredObject the object of the first backup that is kept no longer, of those that have one
 * @param rollout what is seen of the application that needs the schema
 * @param now the time
 */
public record Observed(
        Owner owner,
        DatabaseMigrationSpec spec,
        DatabaseMigrationStatus status,
        String inputDigest,
        String scriptsDigest,
        SourceObservation source,
        boolean inlineMounted,
        Optional<String> approved,
        boolean planStored,
        Promotion promotion,
        JobObservation job,
        HookObservation hook,
        JobObservation driftJob,
        JobObservation inquiryJob,
        Optional<String> driftRequest,
        boolean driftStored,
        Optional<String> resetRequest,
        SeedObserved seed,
        List<ResolutionObservation> resolutions,
        List<String> oldJobs,
        List<String> oldConfigMaps,
        Optional<Set<String>> suggestionsKept,
        ExpiredObject expiredObject,
        RolloutObserved rollout,
        Instant now) {

    public Observed {
        resolutions = List.copyOf(resolutions);
        oldJobs = List.copyOf(oldJobs);
        oldConfigMaps = List.copyOf(oldConfigMaps);
    }

    /** Whether nothing may throw the database's content away or make data up. */
    boolean isProduction() {
        return spec.environment() == Environment.Production;
    }
}
