package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.contract.ContractHold;
import dev.kanmon.operator.decide.contract.Look;
import java.time.Duration;
import java.util.Optional;

/** Keeps account of removing migrations that are held, and releases them. */
final class ContractStep {

    private ContractStep() {}

    /** @param decision on the run, which has put into the rollout's status what its Job said of removing migrations */
    static Decision beside(Observed observed, Decision decision) {
        Optional<Rollout.Contract> wish = HeldMigrations.wish(observed);
        Optional<ContractStatus> held = Optional.ofNullable(decision.rollout()).map(RolloutStatus::contract);
        if (held.isEmpty()) {
            return decision;
        }
        return wish.isEmpty()
                ? decision.rollout(HeldMigrations.with(decision.rollout(), Optional.empty()))
                : looked(observed, decision, held.get(), wish.get());
    }

    private static Decision looked(Observed observed, Decision decision, ContractStatus held, Rollout.Contract wish) {
        Look look = new Look(
                ContractSight.of(observed), soak(wish), observed.rollout().released(), observed.now());
        ContractStatus next = ContractHold.next(held, look);
        Decision accounted = decision.rollout(HeldMigrations.with(decision.rollout(), Optional.of(next)));
        boolean news = !next.released().equals(held.released());
        return standing(accounted, next).recheckBy(news ? observed.now() : ContractHold.recheckAt(next, look));
    }

    private static Duration soak(Rollout.Contract wish) {
        return wish.soak() == null ? Duration.ZERO : GoDuration.parseWithDays(wish.soak());
    }

    /** What is held is not needed yet, so the resource is ready, but not everything is applied. */
    private static Decision standing(Decision decision, ContractStatus contract) {
        if (decision.phase() != Phase.Ready) {
            return decision;
        }
        String message = message(contract);
        return decision.standing(Phase.Ready, Reason.ContractHeld, message)
                .finding(new Finding(ConditionType.Applied, ConditionState.False, Reason.ContractHeld, message));
    }

    private static String message(ContractStatus contract) {
        if (contract.held().isEmpty()) {
            return "Everything else is applied; about to run: " + String.join(", ", contract.released()) + ".";
        }
        String until = contract.until() == null ? "" : " The first of them runs at " + contract.until() + ".";
        return "Everything else is applied. Held, since they remove what an old version of the application may use, or come"
                + " after one that does: " + String.join(", ", contract.held()) + ". " + contract.waitingFor() + until;
    }
}
