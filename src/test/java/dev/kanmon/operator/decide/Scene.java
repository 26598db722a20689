package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.status.NextStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a decision on a DatabaseMigration is told, given piece by piece; at first a new resource with a good source. */
record Scene(
        Phase phase,
        RunStatus run,
        PlanStatus plan,
        FailureStatus failure,
        List<Condition> conditions,
        String inputDigest,
        SourceObservation source,
        boolean inlineMounted,
        String approved,
        boolean planStored,
        Promotion promotion,
        Policy policy,
        JobObservation job,
        List<ResolutionObservation> resolutions,
        boolean suspend,
        List<String> oldJobs,
        List<String> oldPlans) {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Owner OWNER = new Owner("default", "shop", "6f2a6e1c-0000-4000-8000-000000000001", 3);

    private static final Target TARGET =
            new Target(new Target.UrlSource(new Target.SecretKeyReference("shop-db", "DATABASE_URL")), null);
    private static final Source SOURCE =
            new Source(List.of(new Source.ConfigMapReference("shop-migrations")), null, null);

    static Scene fresh() {
        return new Scene(
                null,
                null,
                null,
                null,
                List.of(),
                SampleRuns.INPUT,
                new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION)),
                true,
                null,
                true,
                new Promotion.NotAsked(),
                null,
                new JobObservation.Absent(),
                List.of(),
                false,
                List.of(),
                List.of());
    }

    /** Where a run left the resource, or holds it. */
    static Scene with(RunStatus run) {
        return fresh().run(run);
    }

    Scene phase(Phase next) {
        return new Scene(
                next,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene run(RunStatus next) {
        return new Scene(
                phase,
                next,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene plan(PlanStatus next) {
        return new Scene(
                phase,
                run,
                next,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene failure(FailureStatus next) {
        return new Scene(
                phase,
                run,
                plan,
                next,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene inputDigest(String next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                next,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene source(SourceObservation next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                next,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene inlineMounted(boolean next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                next,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene approved(String next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                next,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene planStored(boolean next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                next,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene promotion(Promotion next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                next,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene policy(Policy next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                next,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene job(JobObservation next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                next,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene ended(JobObservation.Ending ending) {
        return job(new JobObservation.Ended(SampleRuns.JOB_UID, ending));
    }

    Scene resolutions(List<ResolutionObservation> next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                next,
                suspend,
                oldJobs,
                oldPlans);
    }

    Scene suspend(boolean next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                next,
                oldJobs,
                oldPlans);
    }

    Scene oldJobs(List<String> next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                next,
                oldPlans);
    }

    Scene oldPlans(List<String> next) {
        return new Scene(
                phase,
                run,
                plan,
                failure,
                conditions,
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                next);
    }

    /** The scene with the status that a decision leads to, everything else as it was. */
    Scene after(Decision decision) {
        DatabaseMigrationStatus next = NextStatus.of(status(), decision, OWNER.generation(), NOW);
        return new Scene(
                next.phase(),
                next.run(),
                next.plan(),
                next.failure(),
                next.conditions(),
                inputDigest,
                source,
                inlineMounted,
                approved,
                planStored,
                promotion,
                policy,
                job,
                resolutions,
                suspend,
                oldJobs,
                oldPlans);
    }

    DatabaseMigrationStatus status() {
        return new DatabaseMigrationStatus(OWNER.generation(), phase, conditions, null, plan, run, failure);
    }

    Observed observed() {
        DatabaseMigrationSpec spec =
                new DatabaseMigrationSpec(TARGET, SOURCE, null, policy, null, null, suspend ? Boolean.TRUE : null);
        return new Observed(
                OWNER,
                spec,
                status(),
                inputDigest,
                source,
                inlineMounted,
                Optional.ofNullable(approved),
                planStored,
                promotion,
                job,
                resolutions,
                oldJobs,
                oldPlans,
                NOW);
    }

    Decision decide() {
        return MigrationDecider.decide(observed());
    }
}
