package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import java.util.List;
import java.util.Optional;

/** What the cluster shows of something that runs pods of the application. */
public sealed interface WorkloadObservation {

    WorkloadKind kind();

    String name();

    /**
     * There is none of that name.
     *
     * @param pods those that are left of versions of it that were recorded while it was there
     */
    record Missing(WorkloadKind kind, String name, List<VersionedPod> pods) implements WorkloadObservation {

        public Missing {
            pods = List.copyOf(pods);
        }
    }

    /** The cluster does not have its kind. */
    record KindNotInstalled(WorkloadKind kind, String name) implements WorkloadObservation {}

    /** Kanmon's role does not let it be looked at. */
    record NotPermitted(WorkloadKind kind, String name) implements WorkloadObservation {}

    /**
     * It is there.
     *
     * @param version names the version that its template describes, as its pods' labels name it; null while its controller has
     *     not made that version known
     * @param earlier other versions that it keeps, so that it can be rolled back to them
     * @param requires what the annotation {@code kanmon.dev/requires} of its pod template says
     * @param gated whether its pod template has the readiness gate {@code kanmon.dev/schema-ready} and the label {@code
     *     kanmon.dev/gate} with this resource's name
     * @param pods its pods that are not over, those that are ending among them
     */
    record Present(
            WorkloadKind kind,
            String name,
            String version,
            List<String> earlier,
            Optional<String> requires,
            boolean gated,
            List<VersionedPod> pods)
            implements WorkloadObservation {

        public Present {
            earlier = List.copyOf(earlier);
            pods = List.copyOf(pods);
        }
    }

    /**
     * One pod that is there.
     *
     * @param name its name
     * @param version names its version; null where its labels do not
     * @param preparedFor what its annotation {@code kanmon.dev/prepared-for} says
     */
    record VersionedPod(String name, String version, Optional<String> preparedFor) {}
}
