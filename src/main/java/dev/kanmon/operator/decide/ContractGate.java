package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.contract.Holds;
import dev.kanmon.operator.decide.contract.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets a plan run only beside an application that it does not harm: not while Kanmon changes which version serves, and with
 * removing migrations only while no pod of an old version is seen at that moment. {@link ContractStep} takes the release back
 * in the same pass, so that what else is pending is planned without them.
 */
final class ContractGate {

    private static final Duration RECHECK = Duration.ofSeconds(10);

    private ContractGate() {}

    /** @return empty where the application keeps nothing from running */
    static Optional<Decision> decide(Observed observed, Draft draft) {
        return changingHands(observed).or(() -> harm(observed, draft)).map(message -> draft.recheckBy(
                        observed.now().plus(RECHECK))
                .standing(Phase.Pending, Reason.WaitingForRollout, message));
    }

    /**
     * A Job that was about to be made when the operator ended: whether it may be is asked again.
     *
     * @return empty where the run is to be followed as it is
     */
    static Optional<Decision> recall(Observed observed) {
        RunStatus run = observed.status().run();
        Draft draft = Draft.from(observed);
        boolean unmade =
                run.task() == RunTask.Deploy && run.jobUid() == null && observed.job() instanceof JobObservation.Absent;
        return unmade ? harm(observed, draft).map(message -> recalled(observed, draft, message)) : Optional.empty();
    }

    private static Decision recalled(Observed observed, Draft draft, String message) {
        RunStatus waiting = Runs.waiting(draft.run(), RunTask.Plan, Reason.WaitingForRollout, message, observed.now());
        return draft.run(waiting).recheckAt(observed.now()).standing(Phase.Pending, Reason.WaitingForRollout, message);
    }

    private static Optional<String> changingHands(Observed observed) {
        return ContractSight.underWay(observed)
                .filter(ContractGate::changesHands)
                .map(blueGreen -> "The rollout of version " + blueGreen.revision() + " is at step " + blueGreen.step()
                        + "; the run goes on when it is clear which version serves.");
    }

    private static boolean changesHands(BlueGreenStatus blueGreen) {
        return switch (blueGreen.step()) {
            case Switching, Monitoring, SwitchingBack -> true;
            case Idle,
                    AwaitingSchema,
                    ScalingUp,
                    CheckingHealth,
                    AwaitingApproval,
                    Settling,
                    RemovingOld,
                    RemovingNew -> false;
        };
    }

    /** Why a removing migration of the plan must not run now. */
    private static Optional<String> harm(Observed observed, Draft draft) {
        if (HeldMigrations.wish(observed).isEmpty() || draft.plan() == null) {
            return Optional.empty();
        }
        List<String> removing = draft.plan().removing().stream()
                .filter(migration ->
                        observed.rollout().released().filter(migration::equals).isEmpty())
                .toList();
        return removing.isEmpty() ? Optional.empty() : harm(observed, removing);
    }

    private static Optional<String> harm(Observed observed, List<String> removing) {
        Optional<ContractStatus> holds = HeldMigrations.of(observed)
                .filter(known -> Holds.migrations(known).containsAll(removing));
        if (holds.isEmpty()) {
            return Optional.of("The plan removes what an old version of the application may use, and nobody has looked"
                    + " yet whether one runs: " + String.join(", ", removing) + ".");
        }
        Sight sight = ContractSight.of(observed);
        if (sight instanceof Sight.Unclear unclear) {
            return Optional.of(unclear.why());
        }
        List<String> left = Holds.leftovers(holds.get(), removing, (Sight.Clear) sight);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("Of an old version there is again: " + String.join(", ", left) + ".");
    }
}
