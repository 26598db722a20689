package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Drift.OnDrift;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.RunReport.DriftState;
import java.time.Instant;
import java.util.Optional;

/** With {@code drift.onDrift: Block}, holds a run whose plan found drift, and plans again until there is none. */
final class DriftGate {

    private DriftGate() {}

    /** @return empty where drift keeps nothing from running */
    static Optional<Decision> decide(Observed observed, Draft draft) {
        return blocks(observed, draft.plan()) ? Optional.of(hold(observed, draft)) : Optional.empty();
    }

    /** Whether a run that waits for drift to go needs to wait no longer, since the spec says so. */
    static boolean isLifted(Observed observed, RunStatus run) {
        return run.reason() == Reason.DriftBlocks && !isOn(observed);
    }

    private static boolean blocks(Observed observed, PlanStatus plan) {
        return isOn(observed) && plan.drift() == DriftState.Drifted;
    }

    private static boolean isOn(Observed observed) {
        return observed.spec().drift() != null && observed.spec().drift().onDrift() == OnDrift.Block;
    }

    private static Decision hold(Observed observed, Draft draft) {
        Instant retryAt = observed.now()
                .plus(Backoff.PATIENT.after(
                        draft.run().attempt(), observed.owner().uid()));
        RunStatus waiting =
                Runs.waiting(draft.run(), RunTask.Plan, Reason.DriftBlocks, message(observed, draft.drift()), retryAt);
        return BetweenRuns.settled(observed, draft.run(waiting));
    }

    private static String message(Observed observed, DriftStatus drift) {
        String found = drift == null
                ? "The database's schema is not what its history makes."
                : Drifts.found(drift) + Drifts.whereToRead(drift, observed.owner());
        return "spec.drift.onDrift is Block. " + found
                + " Take the change back, or pull it into the source as a migration; or set spec.drift.onDrift to Report. It is planned again until there is no difference.";
    }
}
