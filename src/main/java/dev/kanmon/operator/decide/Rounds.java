package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import java.util.List;

/** The rounds of hooks around runs: what is begun before a run is ended after it, and then the round is closed. */
final class Rounds {

    private Rounds() {}

    /** @param hooks null where there never were any */
    static boolean isOpen(HooksStatus hooks) {
        return hooks != null && !hooks.closed();
    }

    /** Whether the hooks after the run have been begun: such a round is ended before another one is opened. */
    static boolean isEnding(HooksStatus hooks) {
        return isOpen(hooks) && !hooks.after().isEmpty();
    }

    /** The number of the round that is open for the run, or would be opened next. */
    static int number(HooksStatus hooks, RunStatus run) {
        if (!isOf(hooks, run)) {
            return 1;
        }
        return hooks.closed() ? hooks.round() + 1 : hooks.round();
    }

    /** How far the hooks before the run are, in its newest round. */
    static List<HookStatus> before(HooksStatus hooks, RunStatus run) {
        return isOf(hooks, run) ? hooks.before() : List.of();
    }

    static HooksStatus opened(HooksStatus hooks, RunStatus run, List<HookStatus> before) {
        return new HooksStatus(run.id(), number(hooks, run), before, List.of(), false);
    }

    static HooksStatus withBefore(HooksStatus hooks, List<HookStatus> before) {
        return new HooksStatus(hooks.run(), hooks.round(), before, hooks.after(), hooks.closed());
    }

    static HooksStatus withAfter(HooksStatus hooks, List<HookStatus> after, boolean closed) {
        return new HooksStatus(hooks.run(), hooks.round(), hooks.before(), after, closed);
    }

    private static boolean isOf(HooksStatus hooks, RunStatus run) {
        return hooks != null && hooks.run().equals(run.id());
    }
}
