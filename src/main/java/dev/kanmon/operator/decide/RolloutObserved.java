package dev.kanmon.operator.decide;

import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of the application that needs the schema.
 *
 * @param workloads those that the spec names; empty where nothing depends on them
 * @param pods those whose readiness waits for this resource's gate
 * @param blueGreen the pair of a Blue-Green rollout
 * @param trafficHook the object that does the traffic hook that is under way
 * @param released what the annotation {@code kanmon.dev/release} says
 * @param approvedSwitch what the annotation {@code kanmon.dev/approve-switch} says
 * @param retry what the annotation {@code kanmon.dev/retry} says
 */
public record RolloutObserved(
        List<WorkloadObservation> workloads,
        List<GatedPod> pods,
        BlueGreenObservation blueGreen,
        HookObservation trafficHook,
        Optional<String> released,
        Optional<String> approvedSwitch,
        Optional<String> retry) {

    public RolloutObserved {
        workloads = List.copyOf(workloads);
        pods = List.copyOf(pods);
    }

    /** Where the spec says nothing of an application, and no pod waits. */
    public static RolloutObserved none() {
        return new RolloutObserved(
                List.of(),
                List.of(),
                BlueGreenObservation.none(),
                new HookObservation.Absent(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
