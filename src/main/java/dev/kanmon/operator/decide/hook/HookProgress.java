package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a sequence of hooks is.
 *
 * @param state what that means
 * @param hooks how far each hook is, in order
 * @param current the hook that is under way, or that blocks; empty where there is none
 * @param create whether the object of {@code current} has to be made
 * @param recheckAt when to look again; empty where nothing is to be seen
 */
public record HookProgress(
        State state,
        List<HookStatus> hooks,
        Optional<HookStatus> current,
        boolean create,
        Optional<Instant> recheckAt) {

    /** What the hooks, taken together, mean. */
    public enum State {
        /** One is running, or waits for its next attempt. */
        UNDER_WAY,
        /** One failed that nothing goes on without. */
        BLOCKED,
        /** None is left to be done. */
        THROUGH
    }

    public HookProgress {
        hooks = List.copyOf(hooks);
    }

    static HookProgress through(List<HookStatus> hooks) {
        return new HookProgress(State.THROUGH, hooks, Optional.empty(), false, Optional.empty());
    }

    static HookProgress blocked(List<HookStatus> hooks, HookStatus by, Optional<Instant> recheckAt) {
        return new HookProgress(State.BLOCKED, hooks, Optional.of(by), false, recheckAt);
    }

    static HookProgress underWay(List<HookStatus> hooks, HookStatus current, boolean create, Instant recheckAt) {
        return new HookProgress(State.UNDER_WAY, hooks, Optional.of(current), create, Optional.of(recheckAt));
    }
}
