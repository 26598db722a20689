package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.util.Optional;

/**
 * Takes back a Job whose pod cannot start, once the input has changed: as a rule the change is the cure, for example
 * another image or another Secret. A Job that has started is never taken back.
 *
 * <p>The intent is written as the run's reason before the Job is deleted, so that the Job's absence afterwards is not
 * taken for a loss.
 */
final class Withdrawal {

    private Withdrawal() {}

    /** @return empty when the run's Job is to be followed as it is */
    static Optional<Decision> decide(Observed observed) {
        RunStatus run = observed.status().run();
        if (Boolean.TRUE.equals(run.jobStarted()) || !isForAnotherInput(observed, run)) {
            return Optional.empty();
        }
        if (observed.job() instanceof Starting starting && isStuck(observed, run, starting)) {
            return Optional.of(withdraw(observed, run, starting));
        }
        if (observed.job() instanceof Absent && run.reason() != null) {
            return Optional.of(withdrawn(observed, run));
        }
        return Optional.empty();
    }

    private static boolean isForAnotherInput(Observed observed, RunStatus run) {
        return !run.input().digest().equals(observed.inputDigest()) || HeldMigrations.ask(observed, run);
    }

    /** A Job that must not remove anything any more is not given the time to start after all. */
    private static boolean isStuck(Observed observed, RunStatus run, Starting starting) {
        return starting.reason() != Reason.PodPending || HeldMigrations.ask(observed, run);
    }

    private static Decision withdraw(Observed observed, RunStatus run, Starting starting) {
        String message = "Job " + run.job() + " makes way for a run with what has changed. It could not start: "
                + starting.message();
        return Draft.from(observed)
                .run(Runs.withdrawn(run, starting.uid(), starting.reason(), message))
                .effect(new Effect.DeleteJob(run.job()))
                .standing(BetweenRuns.phase(run.task()), starting.reason(), message);
    }

    private static Decision withdrawn(Observed observed, RunStatus run) {
        return Draft.from(observed)
                .run(Runs.waiting(run, run.task(), run.reason(), run.message(), observed.now()))
                .recheckAt(observed.now())
                .standing(Phase.Pending, run.reason(), run.message());
    }
}
