package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.RunReport;
import java.util.Optional;

/**
 * What a look at a run's Job leads to.
 *
 * @param run the run after it
 * @param reason why it stands there; null when it succeeded
 * @param message the same for people; null when it succeeded
 * @param report what the runner reported; null when there is nothing new
 * @param plan the plan that was made; null when none was
 * @param failure the migration that waits for a decision; null without one
 * @param effect what shall be done
 */
record Step(
        RunStatus run,
        Reason reason,
        String message,
        RunReport report,
        PlanStatus plan,
        FailureStatus failure,
        Optional<Effect> effect) {

    /** The Job goes on. */
    static Step goingOn(RunStatus run, Reason reason, String message) {
        return new Step(run, reason, message, null, null, null, Optional.empty());
    }

    /** The run's Job has to be made. */
    static Step creating(RunStatus run, Reason reason, String message) {
        return new Step(run, reason, message, null, null, null, Optional.of(new Effect.CreateJob(run)));
    }
}
