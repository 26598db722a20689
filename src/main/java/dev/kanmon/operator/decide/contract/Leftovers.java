package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what may still use what a hold's migrations remove: pods of a version that there was when the hold began, or of one
 * that nobody can tell, unless they are prepared for what is held; and where there is no pod, a template that would make one.
 */
final class Leftovers {

    private final List<String> known;

    /** @param known all migrations that are held, or were and have not run yet */
    Leftovers(Collection<String> known) {
        this.known = List.copyOf(known);
    }

    /** Each by its name and its workload's. */
    List<String> of(Hold hold, Clear sight) {
        Stream<String> pods = sight.all().stream().flatMap(workload -> oldPods(workload, hold));
        Stream<String> templates = sight.workloads().stream()
                .filter(workload -> hasOldTemplate(workload, hold))
                .map(workload -> "the template of " + named(workload));
        return Stream.concat(pods, templates).sorted().toList();
    }

    private Stream<String> oldPods(WorkloadObservation workload, Hold hold) {
        return pods(workload)
                .filter(pod -> isOld(workload, pod.version(), hold) && !isPrepared(pod, hold))
                .map(pod -> pod.name() + " of " + named(workload));
    }

    /** Scaled to zero, an old version can come back at any time. */
    private static boolean hasOldTemplate(WorkloadObservation workload, Hold hold) {
        return workload instanceof Present present
                && present.version() != null
                && present.pods().isEmpty()
                && isOld(present, present.version(), hold);
    }

    private static boolean isOld(WorkloadObservation workload, String version, Hold hold) {
        return version == null || hold.oldVersions().contains(new Version(workload.kind(), workload.name(), version));
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

    private static String named(WorkloadObservation workload) {
        return workload.kind() + " " + workload.name();
    }
}
