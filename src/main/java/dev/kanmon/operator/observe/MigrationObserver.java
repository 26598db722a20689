package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.operator.decide.Observed;
import dev.kanmon.operator.decide.Owner;
import dev.kanmon.operator.decide.ResolutionObservation;
import dev.kanmon.operator.decide.SourceObservation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what a decision on a DatabaseMigration needs to know. */
public final class MigrationObserver {

    /** Ended Jobs besides the newest that stay for their logs; as a CronJob keeps three. */
    private static final int OLD_JOBS_KEPT = 2;

    /** Plans besides the newest that stay to be read. */
    private static final int OLD_PLANS_KEPT = 4;

    private final JobObserver jobs = new JobObserver();
    private final PromotionObserver promotions = new PromotionObserver();
    private final InputDigest inputDigest;
    private final Clock clock;

    public MigrationObserver(KubernetesSerialization serialization, Clock clock) {
        this.inputDigest = new InputDigest(serialization);
        this.clock = clock;
    }

    public Observed observe(DatabaseMigration migration, ClusterView view) {
        DatabaseMigrationStatus status =
                migration.getStatus() == null ? DatabaseMigrationStatus.empty() : migration.getStatus();
        SourceObserver sources = new SourceObserver(view::configMap);
        SourceObservation source = sources.observe(migration.getSpec().source());
        return new Observed(
                owner(migration),
                migration.getSpec(),
                status,
                inputDigest.of(migration, source),
                source,
                sources.inlineMounted(migration),
                annotation(migration, ApiGroup.APPROVE_ANNOTATION),
                status.plan() == null
                        || view.configMap(status.plan().configMap()).isPresent(),
                promotions.observe(migration, view),
                jobs.observe(migration, status.run(), view),
                view.resolutions().stream().map(MigrationObserver::resolution).toList(),
                oldJobs(status.run(), view),
                oldPlans(status.plan(), view),
                suggestionsKept(status.failure(), view),
                clock.instant());
    }

    static Owner owner(HasMetadata resource) {
        return new Owner(
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName(),
                resource.getMetadata().getUid(),
                resource.getMetadata().getGeneration());
    }

    private static ResolutionObservation resolution(MigrationResolution resolution) {
        ResolutionPhase phase =
                resolution.getStatus() == null ? null : resolution.getStatus().phase();
        return new ResolutionObservation(
                resolution.getMetadata().getName(),
                resolution.getMetadata().getUid(),
                resolution.getSpec().migration(),
                resolution.getSpec().action(),
                phase,
                ResolutionRelatives.isRefused(resolution));
    }

    private static List<String> oldJobs(RunStatus run, ClusterView view) {
        List<Job> ended = view.jobs().stream()
                .filter(job -> run == null || !job.getMetadata().getName().equals(run.job()))
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
                .sorted(Comparator.comparing(job -> job.getMetadata().getCreationTimestamp()))
                .toList();
        return ended.stream()
                .limit(Math.max(0, ended.size() - OLD_JOBS_KEPT))
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    private static List<String> oldPlans(PlanStatus plan, ClusterView view) {
        List<ConfigMap> replaced = view.ownedConfigMaps().stream()
                .filter(DigestedConfigMaps::isPlan)
                .filter(kept -> plan == null || !kept.getMetadata().getName().equals(plan.configMap()))
                .sorted(Comparator.comparing(kept -> kept.getMetadata().getCreationTimestamp()))
                .toList();
        return replaced.stream()
                .limit(Math.max(0, replaced.size() - OLD_PLANS_KEPT))
                .map(kept -> kept.getMetadata().getName())
                .toList();
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
