package dev.kanmon.operator.decide.rollout;

import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step leads to.
 *
 * @param again whether another step has been reached, to be decided on in the same pass
 * @param standing what it means that it stays at this step; null where it does not
 * @param act at most one thing to do
 * @param trafficHook whether the traffic hook's object has to be made
 * @param recheckAt when to look again
 */
record Turn(boolean again, Standing standing, Optional<RolloutAct> act, boolean trafficHook, Instant recheckAt) {

    static Turn onward() {
        return new Turn(true, null, Optional.empty(), false, null);
    }

    static Turn stay(Standing standing, Instant recheckAt) {
        return new Turn(false, standing, Optional.empty(), false, recheckAt);
    }

    Turn act(RolloutAct next) {
        return act(Optional.of(next));
    }

    Turn act(Optional<RolloutAct> next) {
        return new Turn(again, standing, next, trafficHook, recheckAt);
    }

    Turn trafficHook(boolean create) {
        return new Turn(again, standing, act, create, recheckAt);
    }
}
