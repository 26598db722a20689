package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Restore.DeploymentReference;
import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the Deployments that a restore stops: only while it has to, since they are asked for one by one. */
final class DeploymentObserver {

    private DeploymentObserver() {}

    /** @return what is seen of each, by its name; empty where nothing is to be restored, or it is over */
    static Map<String, DeploymentObservation> observe(MigrationResolution resolution, ClusterView view) {
        return Stream.concat(noted(resolution), wished(resolution, view))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), view::deployment));
    }

    private static Stream<String> noted(MigrationResolution resolution) {
        MigrationResolutionStatus status = resolution.getStatus();
        return status == null || status.restore() == null
                ? Stream.empty()
                : status.restore().quiesced().stream()
                        .filter(quiesced -> !quiesced.resumed())
                        .map(Quiesced::deployment);
    }

    private static Stream<String> wished(MigrationResolution resolution, ClusterView view) {
        boolean over = resolution.getStatus() != null && resolution.getStatus().phase() == ResolutionPhase.Resolved;
        return resolution.getSpec().action() != Action.Restored || over
                ? Stream.empty()
                : view.migration(resolution.getSpec().migrationRef().name()).stream()
                        .flatMap(migration ->
                                ResolutionObserver.backups(migration).restore(resolution.getSpec()).quiesce().stream())
                        .map(DeploymentReference::name);
    }
}
