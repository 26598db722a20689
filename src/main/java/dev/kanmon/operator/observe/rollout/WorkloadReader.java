package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at what runs pods of the application, and at which versions of it there are. */
public final class WorkloadReader {

    /**
     * @param migration the resource whose removing migrations wait for old versions to be gone
     * @param pair the two colours, as they are seen
     * @param view the application
     * @return what the spec names, and the colours' Deployments where something is held; empty where nothing depends on it
     */
    public List<WorkloadObservation> read(
            DatabaseMigration migration, BlueGreenObservation pair, ApplicationView view) {
        Rollout rollout = migration.getSpec().rollout();
        if (rollout == null) {
            return List.of();
        }
        List<Version> recorded = recorded(migration);
        Set<Workload> wanted = new LinkedHashSet<>(
                rollout.workloads().stream().map(WorkloadReader::complete).toList());
        if (contract(migration).isPresent()) {
            wanted.addAll(colours(rollout, pair));
            recorded.forEach(version -> wanted.add(new Workload(version.kind(), version.name())));
        }
        WorkloadVersions versions =
                new WorkloadVersions(view, migration.getMetadata().getName());
        return wanted.stream()
                .map(workload -> versions.read(workload, of(workload, recorded)))
                .toList();
    }

    private static Optional<ContractStatus> contract(DatabaseMigration migration) {
        return Optional.ofNullable(migration.getStatus())
                .map(status -> status.rollout())
                .map(rollout -> rollout.contract());
    }

    private static List<Version> recorded(DatabaseMigration migration) {
        return contract(migration).stream()
                .flatMap(contract -> contract.holds().stream())
                .flatMap(hold -> hold.oldVersions().stream())
                .distinct()
                .toList();
    }

    private static List<String> of(Workload workload, List<Version> recorded) {
        return recorded.stream()
                .filter(version ->
                        version.kind() == workload.kind() && version.name().equals(workload.name()))
                .map(Version::version)
                .toList();
    }

    private static Workload complete(Workload workload) {
        return workload.kind() == null ? new Workload(WorkloadKind.Deployment, workload.name()) : workload;
    }

    private static List<Workload> colours(Rollout rollout, BlueGreenObservation pair) {
        return rollout.blueGreen() == null
                ? List.of()
                : Stream.of(
                                deployment(rollout.blueGreen().blue(), pair.blue()),
                                deployment(rollout.blueGreen().green(), pair.green()))
                        .filter(Objects::nonNull)
                        .map(name -> new Workload(WorkloadKind.Deployment, name))
                        .toList();
    }

    private static String deployment(Colour colour, ColourObservation seen) {
        return seen instanceof ColourObservation.Present present ? present.deployment() : colour.deployment();
    }
}
