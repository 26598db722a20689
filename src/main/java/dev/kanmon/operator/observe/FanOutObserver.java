package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.operator.decide.FanOutObserved;
import dev.kanmon.operator.decide.FanOutObserved.Single;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what a decision on a MigrationResolution for several databases needs to know. */
public final class FanOutObserver {

    private final Clock clock;

    public FanOutObserver(Clock clock) {
        this.clock = clock;
    }

    /** Whether a resolution is for several databases. */
    public static boolean isForSeveral(MigrationResolution resolution) {
        return resolution.getSpec().migrationRef() == null;
    }

    public FanOutObserved observe(MigrationResolution resolution, ClusterView view) {
        return new FanOutObserved(
                MigrationObserver.owner(resolution),
                resolution.getSpec(),
                resolution.getStatus() == null ? MigrationResolutionStatus.empty() : resolution.getStatus(),
                meant(resolution.getSpec(), view),
                view.resolutions().stream()
                        .filter(other -> JobObserver.isOwned(other, resolution))
                        .collect(Collectors.toMap(other -> other.getMetadata().getName(), FanOutObserver::single)),
                clock.instant());
    }

    private static List<String> meant(MigrationResolutionSpec spec, ClusterView view) {
        if (spec.migrationRefs() != null) {
            return spec.migrationRefs().stream()
                    .map(MigrationReference::name)
                    .distinct()
                    .toList();
        }
        return view.migrationsLabelled(spec.selector().matchLabels()).stream()
                .map(migration -> migration.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static Single single(MigrationResolution resolution) {
        MigrationResolutionStatus status = resolution.getStatus();
        if (status == null) {
            return new Single(null, null);
        }
        Map<String, Condition> conditions =
                status.conditions().stream().collect(Collectors.toMap(Condition::type, Function.identity()));
        Condition ready = conditions.get(ConditionType.Ready.name());
        return new Single(status.phase(), ready == null ? null : ready.message());
    }
}
