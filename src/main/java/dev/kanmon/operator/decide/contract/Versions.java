package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of the application that there are, or that a workload can be rolled back to. */
final class Versions {

    private Versions() {}

    /** The workload whose template's version nobody knows yet, if there is one. */
    static Optional<Present> unknown(List<WorkloadObservation> workloads) {
        return present(workloads).filter(workload -> workload.version() == null).findFirst();
    }

    /** All of them: what templates describe, what pods run, and what workloads keep for a way back. */
    static List<Version> of(List<WorkloadObservation> workloads) {
        return present(workloads).flatMap(Versions::of).distinct().toList();
    }

    private static Stream<Version> of(Present workload) {
        Stream<String> running = workload.pods().stream().map(VersionedPod::version);
        return Stream.of(Stream.of(workload.version()), workload.earlier().stream(), running)
                .flatMap(versions -> versions)
                .filter(Objects::nonNull)
                .map(version -> new Version(workload.kind(), workload.name(), version));
    }

    private static Stream<Present> present(List<WorkloadObservation> workloads) {
        return workloads.stream().filter(Present.class::isInstance).map(Present.class::cast);
    }
}
