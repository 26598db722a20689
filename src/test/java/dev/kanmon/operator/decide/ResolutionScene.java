package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.ResolutionObserved.Others;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.decide.restore.KnownBackups;
import dev.kanmon.operator.status.NextStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision on a MigrationResolution is told, given piece by piece; at first one that a person has just made,
 * without an action.
 *
 * @param generation tells one decision of the person from the next
 */
record ResolutionScene(
        MigrationResolutionStatus status,
        Action action,
        long generation,
        ResolutionScript script,
        Origin told,
        Optional<Database> database,
        Others others,
        Map<String, DeploymentObservation> deployments,
        JobObservation job) {

    private static final String UID = "6f2a6e1c-0000-4000-8000-0000000000bb";

    static ResolutionScene fresh() {
        return new ResolutionScene(
                MigrationResolutionStatus.empty(),
                null,
                1,
                null,
                new Origin(SampleRuns.FAILURE, null, null),
                Optional.of(database(new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION)), true, false)),
                Others.none(),
                Map.of(),
                new JobObservation.Absent());
    }

    /** One without backups. */
    static Database database(SourceObservation source, boolean inlineMounted, boolean underWay) {
        return new Database(
                source,
                inlineMounted,
                underWay,
                new SecretKeyReference("shop-db", "DATABASE_URL"),
                KnownBackups.none(),
                false);
    }

    /** With a run for the action and the generation that stand now. */
    ResolutionScene run(RunStatus run) {
        RunInput input = new RunInput(decisionId().toString(), null, null, null);
        return status(new MigrationResolutionStatus(
                generation,
                status.phase(),
                status.conditions(),
                status.failure(),
                status.alreadyApplied(),
                status.suggestions(),
                status.databases(),
                status.restore(),
                SampleRuns.forInput(run, input),
                null));
    }

    ResolutionScene phase(ResolutionPhase next) {
        return status(new MigrationResolutionStatus(
                generation,
                next,
                status.conditions(),
                status.failure(),
                status.alreadyApplied(),
                status.suggestions(),
                status.databases(),
                status.restore(),
                status.run(),
                status.resolvedAt()));
    }

    ResolutionScene restore(RestoreStatus next) {
        return status(new MigrationResolutionStatus(
                status.observedGeneration(),
                status.phase(),
                status.conditions(),
                status.failure(),
                status.alreadyApplied(),
                status.suggestions(),
                status.databases(),
                next,
                status.run(),
                status.resolvedAt()));
    }

    ResolutionScene status(MigrationResolutionStatus next) {
        return new ResolutionScene(next, action, generation, script, told, database, others, deployments, job);
    }

    /** What a person patched in; every edit is another generation. */
    ResolutionScene patched(Action next) {
        return new ResolutionScene(status, next, generation + 1, script, told, database, others, deployments, job);
    }

    ResolutionScene script(ResolutionScript next) {
        return new ResolutionScene(status, action, generation + 1, next, told, database, others, deployments, job);
    }

    ResolutionScene suggestions(SuggestionsStatus next) {
        Origin origin = new Origin(told.failure(), next, told.alreadyApplied());
        return new ResolutionScene(status, action, generation, script, origin, database, others, deployments, job);
    }

    ResolutionScene database(Database next) {
        return new ResolutionScene(
                status, action, generation, script, told, Optional.ofNullable(next), others, deployments, job);
    }

    ResolutionScene others(Others next) {
        return new ResolutionScene(status, action, generation, script, told, database, next, deployments, job);
    }

    ResolutionScene deployments(Map<String, DeploymentObservation> next) {
        return new ResolutionScene(status, action, generation, script, told, database, others, next, job);
    }

    ResolutionScene job(JobObservation next) {
        return new ResolutionScene(status, action, generation, script, told, database, others, deployments, next);
    }

    ResolutionScene after(ResolutionDecision decision) {
        return status(NextStatus.of(status, decision, generation, Scene.NOW));
    }

    ResolutionDecision decide() {
        return ResolutionDecider.decide(new ResolutionObserved(
                new Owner("default", "shop-unique-email", UID, generation),
                spec(),
                status,
                told,
                database,
                others,
                deployments,
                job,
                Scene.NOW));
    }

    private DecisionId decisionId() {
        return DecisionId.of(spec(), generation);
    }

    private MigrationResolutionSpec spec() {
        return new MigrationResolutionSpec(
                new MigrationReference("shop"), null, null, SampleRuns.MIGRATION, action, null, null, script, null);
    }
}
