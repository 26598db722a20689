package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;

/** What a workload is called that the spec names. */
final class WorkloadNames {

    private WorkloadNames() {}

    /** Its kind and its name. */
    static String of(Workload workload) {
        return kind(workload) + " " + workload.name();
    }

    /** Its kind, also where an API server does not fill in the default. */
    static WorkloadKind kind(Workload workload) {
        return workload.kind() == null ? WorkloadKind.Deployment : workload.kind();
    }
}
