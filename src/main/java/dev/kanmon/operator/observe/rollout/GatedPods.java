package dev.kanmon.operator.observe.rollout;

import dev.kanmon.operator.decide.gate.GatedPod;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Reads the pods whose readiness waits for a gate. */
public final class GatedPods {

    private GatedPods() {}

    /** @param pods those that have the gate's label, from the cache */
    public static List<GatedPod> read(List<Pod> pods) {
        return List.of();
    }
}
