package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Observed;
import dev.kanmon.operator.decide.Owner;
import dev.kanmon.operator.decide.ResolutionObservation;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.RunningHook;
import dev.kanmon.operator.observe.rollout.Samples;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what a decision on a DatabaseMigration needs to know. */
public final class MigrationObserver {

    private final JobObserver jobs = new JobObserver();
    private final HookObserver hooks = new HookObserver();
    private final PromotionObserver promotions = new PromotionObserver();
    private final SeedObserver seeds;
    private final InputDigest inputDigest;
    private final ExpiredObjectObserver expiredObjects;
    private final RolloutObserver rollouts;
    private final Clock clock;

    /** @param samples who keeps the answers to what a rollout has asked */
    public MigrationObserver(KubernetesSerialization serialization, Samples samples, Clock clock) {
        this.seeds = new SeedObserver(serialization);
        this.inputDigest = new InputDigest(serialization);
        this.expiredObjects = new ExpiredObjectObserver(clock);
        this.rollouts = new RolloutObserver(serialization, samples);
        this.clock = clock;
    }

    public Observed observe(DatabaseMigration migration, ClusterView view) {
        DatabaseMigrationStatus status =
                migration.getStatus() == null ? DatabaseMigrationStatus.empty() : migration.getStatus();
        DriftStatus drift = status.drift();
        SourceObserver sources = new SourceObserver(view::configMap);
        SourceObservation source = sources.observe(migration.getSpec());
        List<ResolutionObservation> resolutions =
                view.resolutions().stream().map(MigrationObserver::resolution).toList();
        return new Observed(
                owner(migration),
                migration.getSpec(),
                status,
                inputDigest.of(migration, source),
                inputDigest.ofScripts(migration, source),
                source,
                sources.inlineMounted(migration),
                annotation(migration, ApiGroup.APPROVE_ANNOTATION),
                status.plan() == null
                        || view.configMap(status.plan().configMap()).isPresent(),
                promotions.observe(migration, view),
                jobs.observe(migration, status.run(), view),
                RunningHook.of(status)
                        .map(hook -> hooks.observe(migration, hook, view))
                        .orElseGet(HookObservation.Absent::new),
                jobs.observe(migration, drift == null ? null : drift.run(), view),
                jobs.observe(migration, inquiry(status), view),
                annotation(migration, ApiGroup.CHECK_DRIFT_ANNOTATION),
                drift == null
                        || drift.configMap() == null
                        || view.configMap(drift.configMap()).isPresent(),
                annotation(migration, ApiGroup.RESET_ANNOTATION),
                seeds.observe(migration, view),
                resolutions,
                OldThings.jobs(status, view),
                OldThings.configMaps(status, view),
                suggestionsKept(status.failure(), view),
                expiredObjects.observe(migration, status, resolutions, view),
                rollouts.observe(migration, view),
                clock.instant());
    }

    static Owner owner(HasMetadata resource) {
        return new Owner(
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName(),
                resource.getMetadata().getUid(),
                resource.getMetadata().getGeneration());
    }

    private static RunStatus inquiry(DatabaseMigrationStatus status) {
        return Optional.ofNullable(status.rollout())
                .map(RolloutStatus::inquiry)
                .map(RolloutStatus.Inquiry::run)
                .orElse(null);
    }

    private static ResolutionObservation resolution(MigrationResolution resolution) {
        MigrationResolutionStatus status =
                resolution.getStatus() == null ? MigrationResolutionStatus.empty() : resolution.getStatus();
        return new ResolutionObservation(
                resolution.getMetadata().getName(),
                resolution.getMetadata().getUid(),
                resolution.getSpec().migration(),
                resolution.getSpec().action(),
                status.phase(),
                isAlreadyApplied(resolution),
                ResolutionRelatives.isRefused(resolution),
                status.restore() == null ? null : status.restore().identifier(),
                status.resolvedAt());
    }

    static boolean isAlreadyApplied(MigrationResolution resolution) {
        return annotation(resolution, Labels.ALREADY_APPLIED)
                .filter("true"::equals)
                .isPresent();
    }

    private static Optional<Set<String>> suggestionsKept(FailureStatus failure, ClusterView view) {
        return Optional.ofNullable(failure)
                .map(FailureStatus::suggestions)
                .map(SuggestionsStatus::configMap)
                .flatMap(view::configMap)
                .map(kept -> DigestedConfigMaps.hashes(kept).keySet());
    }

    private static Optional<String> annotation(HasMetadata resource, String name) {
        return Optional.ofNullable(resource.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }
}
