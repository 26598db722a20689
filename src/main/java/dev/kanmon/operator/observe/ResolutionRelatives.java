package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.ResolutionObserved.Others;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds out what other resolutions for the same migration of the same database mean for one. */
public final class ResolutionRelatives {

    /** The earlier one goes first; the time has whole seconds, so the name has to decide, too. */
    private static final Comparator<HasMetadata> EARLIEST_FIRST = Comparator.comparing(
                    (HasMetadata resource) -> resource.getMetadata().getCreationTimestamp())
            .thenComparing(resource -> resource.getMetadata().getName());

    private ResolutionRelatives() {}

    /** @param resolutions any of the same namespace */
    static Others observe(MigrationResolution resolution, List<MigrationResolution> resolutions) {
        List<MigrationResolution> others = resolutions.stream()
                .filter(other -> areRelated(resolution, other))
                .sorted(EARLIEST_FIRST)
                .toList();
        return new Others(
                isRefused(resolution),
                others.stream()
                        .filter(other -> goesBefore(resolution, other))
                        .findFirst()
                        .map(ResolutionRelatives::name),
                answer(resolution, others).map(ResolutionRelatives::name));
    }

    /** Whether both are for the same migration of the same database. */
    public static boolean areRelated(MigrationResolution one, MigrationResolution other) {
        MigrationResolutionSpec spec = one.getSpec();
        return spec.migrationRef() != null
                && spec.migrationRef().equals(other.getSpec().migrationRef())
                && spec.migration().equals(other.getSpec().migration())
                && !one.getMetadata().getUid().equals(other.getMetadata().getUid());
    }

    /** Whether a resolution was refused, as it stands now, because of another one. */
    static boolean isRefused(MigrationResolution resolution) {
        MigrationResolutionStatus status = resolution.getStatus();
        return status != null
                && status.phase() == ResolutionPhase.Failed
                && Objects.equals(
                        status.observedGeneration(), resolution.getMetadata().getGeneration())
                && ready(status)
                        .filter(Reason.ResolutionConflict.name()::equals)
                        .isPresent();
    }

    private static Optional<String> ready(MigrationResolutionStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(ConditionType.Ready.name()))
                .map(Condition::reason)
                .findFirst();
    }

    /** What is being carried out is not disturbed by one that was made earlier and decided later. */
    private static boolean goesBefore(MigrationResolution resolution, MigrationResolution other) {
        boolean stands =
                other.getSpec().action() != null && phase(other) != ResolutionPhase.Resolved && !isRefused(other);
        return stands
                && !isUnderWay(resolution)
                && (isUnderWay(other) || EARLIEST_FIRST.compare(other, resolution) < 0);
    }

    private static boolean isUnderWay(MigrationResolution resolution) {
        RunStatus run =
                resolution.getStatus() == null ? null : resolution.getStatus().run();
        return run != null && (run.phase() == RunPhase.Running || run.phase() == RunPhase.Waiting);
    }

    /** One that was carried out before Kanmon asked is no answer: the migration failed again since. */
    private static Optional<MigrationResolution> answer(
            MigrationResolution resolution, List<MigrationResolution> others) {
        String before = resolution.getMetadata().getAnnotations() == null
                ? null
                : resolution.getMetadata().getAnnotations().get(Labels.RESOLVED_BEFORE);
        if (before == null) {
            return Optional.empty();
        }
        List<String> resolvedBefore = List.of(before.split(","));
        return others.stream()
                .filter(other -> other.getSpec().action() != null && phase(other) == ResolutionPhase.Resolved)
                .filter(other -> !resolvedBefore.contains(other.getMetadata().getUid()))
                .findFirst();
    }

    private static ResolutionPhase phase(MigrationResolution resolution) {
        return resolution.getStatus() == null ? null : resolution.getStatus().phase();
    }

    private static String name(MigrationResolution resolution) {
        return resolution.getMetadata().getName();
    }
}
