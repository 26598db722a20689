package dev.kanmon.operator.decide.rollout;

import dev.kanmon.operator.decide.hook.HookSequence;

/** Makes the sequence of one hook that tells a gateway who serves. */
@FunctionalInterface
public interface TrafficHooks {

    /**
     * @param revision the rollout that it is for
     * @param back whether the version that served before is to serve again: another object than that of the switch
     */
    HookSequence of(String revision, boolean back);
}
