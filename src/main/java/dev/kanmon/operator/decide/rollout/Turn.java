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
 * @param shift what the traffic hook is to tell, where its object has to be made
 * @param recheckAt when to look again
 */
record Turn(
        boolean again, Standing standing, Optional<RolloutAct> act, Optional<TrafficShift> shift, Instant recheckAt) {

    static Turn onward() {
        return new Turn(true, null, Optional.empty(), Optional.empty(), null);
    }

    static Turn stay(Standing standing, Instant recheckAt) {
        return new Turn(false, standing, Optional.empty(), Optional.empty(), recheckAt);
    }

    Turn act(RolloutAct next) {
        return act(Optional.of(next));
    }

    Turn act(Optional<RolloutAct> next) {
        return new Turn(again, standing, next, shift, recheckAt);
    }

    Turn shift(Optional<TrafficShift> next) {
        return new Turn(again, standing, act, next, recheckAt);
    }
}
