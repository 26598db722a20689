package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong, or slowly, on a test's behalf. Everything may be changed while pods run. */
public final class Faults {

    private static final String NO_NODE = "0/1 nodes are available: 1 Insufficient cpu.";

    private volatile Predicate<Pod> unschedulable = pod -> false;
    private volatile Predicate<Pod> withoutTerminationMessage = pod -> false;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean held;

    /** Pods that find no node, for as long as the predicate holds. */
    public void unschedulable(Predicate<Pod> pods) {
        unschedulable = pods;
    }

    /** Pods whose containers leave no termination message, whatever they wrote. */
    public void dropTerminationMessage(Predicate<Pod> pods) {
        withoutTerminationMessage = pods;
    }

    /** How long every pod waits on its node before anything is done for it. */
    public void delay(Duration delay) {
        this.delay = delay;
    }

    /** Pods are scheduled but not started until {@link #release()}. */
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
    }

    /** The scheduler's message when it has no node for this pod. */
    Optional<String> schedulingProblem(Pod pod) {
        return unschedulable.test(pod) ? Optional.of(NO_NODE) : Optional.empty();
    }

    boolean dropsTerminationMessage(Pod pod) {
        return withoutTerminationMessage.test(pod);
    }

    Duration delay() {
        return delay;
    }

    boolean isHeld() {
        return held;
    }
}
