package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A Deployment {@code shop} as looks at it find it. */
public final class SampleApplication {

    private SampleApplication() {}

    /** With a pod of each of these versions, and a template of the last. */
    public static Present running(String... versions) {
        return with(
                versions[versions.length - 1],
                Arrays.stream(versions).map(SampleApplication::pod).toList());
    }

    /** With a template of a version, and these pods. */
    public static Present with(String template, List<VersionedPod> pods) {
        return new Present(WorkloadKind.Deployment, "shop", template, List.of(), Optional.empty(), false, pods);
    }

    /** With a version that it can be rolled back to. */
    public static Present keeping(String earlier, String version) {
        return new Present(
                WorkloadKind.Deployment,
                "shop",
                version,
                List.of(earlier),
                Optional.empty(),
                false,
                List.of(pod(version)));
    }

    public static VersionedPod pod(String version) {
        return new VersionedPod("shop-" + version + "-x", version, Optional.empty());
    }

    public static VersionedPod preparedPod(String version, String migration) {
        return new VersionedPod("shop-" + version + "-x", version, Optional.of(migration));
    }

    static Clear clear(WorkloadObservation... workloads) {
        return new Clear(List.of(workloads), List.of(), Optional.empty());
    }
}
