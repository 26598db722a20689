package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.Seed;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.contract.Environment;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.retention.ExpiredObject;
import dev.kanmon.operator.status.NextStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a decision on a DatabaseMigration is told, given piece by piece; at first a new resource with a good source. */
final class Scene {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Owner OWNER = new Owner("default", "shop", "6f2a6e1c-0000-4000-8000-000000000001", 3);

    private static final Target TARGET =
            new Target(new Target.UrlSource(new Target.SecretKeyReference("shop-db", "DATABASE_URL")), null);
    private static final Source SOURCE =
            new Source(List.of(new Source.ConfigMapReference("shop-migrations")), null, null, null);

    private Phase phase;
    private RunStatus run;
    private PlanStatus plan;
    private FailureStatus failure;
    private List<Condition> conditions = List.of();
    private ExpiredObject expiredObject = new ExpiredObject.None();
    private Backup backupWish;
    private BackupStatus backup;
    private String inputDigest = SampleRuns.INPUT;
    private String scriptsDigest = SampleRuns.SCRIPTS;
    private SourceObservation source = new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION));
    private boolean inlineMounted = true;
    private String approved;
    private boolean planStored = true;
    private Promotion promotion = new Promotion.NotAsked();
    private Policy policy;
    private JobObservation job = new JobObservation.Absent();
    private Hooks hooksWish;
    private Rollout rolloutWish;
    private RolloutStatus rollout;
    private RolloutObserved rolloutSeen = RolloutObserved.none();
    private HooksStatus hooks;
    private ProgressStatus progress;
    private HookObservation hook = new HookObservation.Absent();
    private Instant now = NOW;
    private Drift driftWish;
    private DriftStatus drift;
    private JobObservation driftJob = new JobObservation.Absent();
    private JobObservation inquiryJob = new JobObservation.Absent();
    private String driftRequest;
    private boolean driftStored = true;
    private List<ResolutionObservation> resolutions = List.of();
    private Environment environment;
    private Seed seedWish;
    private SeedStatus seed;
    private SeedObserved seedSeen = SeedObserved.none();
    private String resetRequest;
    private ResetStatus reset;
    private boolean suspend;
    private List<String> oldJobs = List.of();
    private List<String> oldConfigMaps = List.of();
    private Optional<Set<String>> suggestionsKept = Optional.empty();

    private Scene() {}

    private Scene(Scene other) {
        phase = other.phase;
        run = other.run;
        plan = other.plan;
        failure = other.failure;
        conditions = other.conditions;
        inputDigest = other.inputDigest;
        scriptsDigest = other.scriptsDigest;
        expiredObject = other.expiredObject;
        backupWish = other.backupWish;
        backup = other.backup;
        source = other.source;
        inlineMounted = other.inlineMounted;
        approved = other.approved;
        planStored = other.planStored;
        promotion = other.promotion;
        policy = other.policy;
        job = other.job;
        hooksWish = other.hooksWish;
        rolloutWish = other.rolloutWish;
        rollout = other.rollout;
        rolloutSeen = other.rolloutSeen;
        hooks = other.hooks;
        progress = other.progress;
        hook = other.hook;
        now = other.now;
        driftWish = other.driftWish;
        drift = other.drift;
        driftJob = other.driftJob;
        inquiryJob = other.inquiryJob;
        driftRequest = other.driftRequest;
        driftStored = other.driftStored;
        resolutions = other.resolutions;
        environment = other.environment;
        seedWish = other.seedWish;
        seed = other.seed;
        seedSeen = other.seedSeen;
        resetRequest = other.resetRequest;
        reset = other.reset;
        suspend = other.suspend;
        oldJobs = other.oldJobs;
        oldConfigMaps = other.oldConfigMaps;
        suggestionsKept = other.suggestionsKept;
    }

    static Scene fresh() {
        return new Scene();
    }

    /** Where a run left the resource, or holds it. */
    static Scene with(RunStatus run) {
        return fresh().run(run);
    }

    /** Another scene, so that one that is handed out never changes. */
    private Scene but(Consumer<Scene> change) {
        Scene next = new Scene(this);
        change.accept(next);
        return next;
    }

    Scene phase(Phase next) {
        return but(scene -> scene.phase = next);
    }

    Scene run(RunStatus next) {
        return but(scene -> scene.run = next);
    }

    Scene plan(PlanStatus next) {
        return but(scene -> scene.plan = next);
    }

    Scene failure(FailureStatus next) {
        return but(scene -> scene.failure = next);
    }

    Scene inputDigest(String next) {
        return but(scene -> scene.inputDigest = next);
    }

    Scene scriptsDigest(String next) {
        return but(scene -> scene.scriptsDigest = next);
    }

    Scene expiredObject(ExpiredObject next) {
        return but(scene -> scene.expiredObject = next);
    }

    /** {@code spec.backup}. */
    Scene backupWish(Backup next) {
        return but(scene -> scene.backupWish = next);
    }

    Scene backup(BackupStatus next) {
        return but(scene -> scene.backup = next);
    }

    Scene source(SourceObservation next) {
        return but(scene -> scene.source = next);
    }

    Scene inlineMounted(boolean next) {
        return but(scene -> scene.inlineMounted = next);
    }

    Scene approved(String next) {
        return but(scene -> scene.approved = next);
    }

    Scene planStored(boolean next) {
        return but(scene -> scene.planStored = next);
    }

    Scene promotion(Promotion next) {
        return but(scene -> scene.promotion = next);
    }

    Scene policy(Policy next) {
        return but(scene -> scene.policy = next);
    }

    Scene job(JobObservation next) {
        return but(scene -> scene.job = next);
    }

    /** {@code spec.hooks}. */
    Scene rolloutWish(Rollout next) {
        return but(scene -> scene.rolloutWish = next);
    }

    Scene rollout(RolloutStatus next) {
        return but(scene -> scene.rollout = next);
    }

    Scene rolloutSeen(RolloutObserved next) {
        return but(scene -> scene.rolloutSeen = next);
    }

    Scene hooksWish(Hooks next) {
        return but(scene -> scene.hooksWish = next);
    }

    Scene hooks(HooksStatus next) {
        return but(scene -> scene.hooks = next);
    }

    /** What is seen of the hook that is running. */
    Scene hook(HookObservation next) {
        return but(scene -> scene.hook = next);
    }

    Scene now(Instant next) {
        return but(scene -> scene.now = next);
    }

    /** {@code spec.drift}. */
    Scene driftWish(Drift next) {
        return but(scene -> scene.driftWish = next);
    }

    Scene drift(DriftStatus next) {
        return but(scene -> scene.drift = next);
    }

    Scene driftJob(JobObservation next) {
        return but(scene -> scene.driftJob = next);
    }

    Scene inquiryJob(JobObservation next) {
        return but(scene -> scene.inquiryJob = next);
    }

    Scene driftRequest(String next) {
        return but(scene -> scene.driftRequest = next);
    }

    Scene driftStored(boolean next) {
        return but(scene -> scene.driftStored = next);
    }

    Scene ended(JobObservation.Ending ending) {
        return job(new JobObservation.Ended(SampleRuns.JOB_UID, ending));
    }

    Scene resolutions(List<ResolutionObservation> next) {
        return but(scene -> scene.resolutions = next);
    }

    /** {@code spec.environment}; null where nothing is said. */
    Scene environment(Environment next) {
        return but(scene -> scene.environment = next);
    }

    /** {@code spec.seed}. */
    Scene seedWish(Seed next) {
        return but(scene -> scene.seedWish = next);
    }

    Scene seed(SeedStatus next) {
        return but(scene -> scene.seed = next);
    }

    /** What is seen of the sample data. */
    Scene seedSeen(SeedObserved next) {
        return but(scene -> scene.seedSeen = next);
    }

    /** The annotation that asks for a reset. */
    Scene resetRequest(String next) {
        return but(scene -> scene.resetRequest = next);
    }

    Scene reset(ResetStatus next) {
        return but(scene -> scene.reset = next);
    }

    Scene suspend(boolean next) {
        return but(scene -> scene.suspend = next);
    }

    Scene oldJobs(List<String> next) {
        return but(scene -> scene.oldJobs = next);
    }

    Scene oldConfigMaps(List<String> next) {
        return but(scene -> scene.oldConfigMaps = next);
    }

    Scene suggestionsKept(Set<String> keys) {
        return but(scene -> scene.suggestionsKept = Optional.of(keys));
    }

    RunStatus run() {
        return run;
    }

    HooksStatus hooks() {
        return hooks;
    }

    RolloutStatus rollout() {
        return rollout;
    }

    BackupStatus backup() {
        return backup;
    }

    Instant now() {
        return now;
    }

    Drift driftWish() {
        return driftWish;
    }

    DriftStatus drift() {
        return drift;
    }

    PlanStatus plan() {
        return plan;
    }

    String approved() {
        return approved;
    }

    boolean planStored() {
        return planStored;
    }

    Promotion promotion() {
        return promotion;
    }

    List<ResolutionObservation> resolutions() {
        return resolutions;
    }

    SeedStatus seed() {
        return seed;
    }

    ResetStatus reset() {
        return reset;
    }

    boolean suspend() {
        return suspend;
    }

    List<String> oldJobs() {
        return oldJobs;
    }

    /** The scene with the status that a decision leads to, everything else as it was. */
    Scene after(Decision decision) {
        DatabaseMigrationStatus next =
                NextStatus.of(status(), decision, PhaseProgress.of(observed(), decision), OWNER.generation(), now);
        return but(scene -> {
            scene.phase = next.phase();
            scene.run = next.run();
            scene.plan = next.plan();
            scene.drift = next.drift();
            scene.backup = next.backup();
            scene.hooks = next.hooks();
            scene.rollout = next.rollout();
            scene.seed = next.seed();
            scene.reset = next.reset();
            scene.failure = next.failure();
            scene.conditions = next.conditions();
            scene.progress = next.progress();
        });
    }

    DatabaseMigrationStatus status() {
        return new DatabaseMigrationStatus(
                OWNER.generation(),
                phase,
                conditions,
                null,
                plan,
                drift,
                backup,
                hooks,
                rollout,
                seed,
                reset,
                progress,
                run,
                failure);
    }

    Observed observed() {
        DatabaseMigrationSpec spec = new DatabaseMigrationSpec(
                TARGET,
                SOURCE,
                null,
                policy,
                null,
                null,
                driftWish,
                null,
                backupWish,
                hooksWish,
                null,
                rolloutWish,
                environment,
                seedWish,
                suspend ? Boolean.TRUE : null);
        return new Observed(
                OWNER,
                spec,
                status(),
                inputDigest,
                scriptsDigest,
                source,
                inlineMounted,
                Optional.ofNullable(approved),
                planStored,
                promotion,
                job,
                hook,
                driftJob,
                inquiryJob,
                Optional.ofNullable(driftRequest),
                driftStored,
                Optional.ofNullable(resetRequest),
                seedSeen,
                resolutions,
                oldJobs,
                oldConfigMaps,
                suggestionsKept,
                expiredObject,
                rolloutSeen,
                now);
    }

    Decision decide() {
        return MigrationDecider.decide(observed());
    }

    /** All that there is to a scene is observed. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Scene scene && observed().equals(scene.observed());
    }

    @Override
    public int hashCode() {
        return observed().hashCode();
    }

    @Override
    public String toString() {
        return observed().toString();
    }
}
