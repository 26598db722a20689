package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the pods that may still use what a hold's migrations remove: of a version that there was when the hold began, or of
 * one that nobody can tell, and not prepared for what is held.
 */
final class OldPods {

    private final List<String> known;

    /** @param known all migrations that are held, or were and have not run yet */
    OldPods(Collection<String> known) {
        this.known = List.copyOf(known);
    }

    /** Each by its name and its workload's. */
    List<String> of(Hold hold, List<WorkloadObservation> workloads) {
        return workloads.stream()
                .flatMap(workload -> pods(workload)
                        .filter(pod -> isOld(workload, pod, hold))
                        .map(pod -> pod.name() + " of " + workload.kind() + " " + workload.name()))
                .sorted()
                .toList();
    }

    private boolean isOld(WorkloadObservation workload, VersionedPod pod, Hold hold) {
        boolean ranThen = pod.version() == null
                || hold.oldVersions().contains(new Version(workload.kind(), workload.name(), pod.version()));
        return ranThen && !isPrepared(pod, hold);
    }

    /** Migrations run in the order of their names, so who is prepared for one is for those before it. */
    private boolean isPrepared(VersionedPod pod, Hold hold) {
        return pod.preparedFor()
                .filter(known::contains)
                .filter(named -> hold.migrations().stream().allMatch(migration -> migration.compareTo(named) <= 0))
                .isPresent();
    }

    private static Stream<VersionedPod> pods(WorkloadObservation workload) {
        if (workload instanceof Present present) {
            return present.pods().stream();
        }
        return workload instanceof Missing missing ? missing.pods().stream() : Stream.empty();
    }
}
