package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;

/** What is looked at first in every step before the new version serves: whether it is still to be rolled out. */
final class BeforeSwitch {

    private final Situation situation;
    private final StatusDraft status;

    BeforeSwitch(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
    }

    Turn decide() {
        if (situation.toServes()) {
            return switched();
        }
        situation.learnWhatServes();
        if (Switch.isUnderWay(status)) {
            return new Switch(situation, situation.to()).next();
        }
        return new PeoplesWishes(situation)
                .turn()
                .orElseGet(() -> situation.candidate().map(this::decide).orElseGet(this::vanished));
    }

    private Turn decide(Present candidate) {
        if (Switch.isUncertain(status)) {
            return new Switch(situation, situation.to()).next();
        }
        if (isServed(candidate)) {
            status.outcome(null);
            return situation.go(Step.Idle);
        }
        return situation.hasAnotherVersion(situation.to(), candidate)
                ? Beginning.begin(situation, situation.to(), candidate)
                : step(candidate);
    }

    /** Somebody has given it the version that serves already: nothing is left to be rolled out. */
    private boolean isServed(Present candidate) {
        return situation
                .old()
                .filter(old -> old.version().equals(candidate.version()))
                .isPresent();
    }

    private Turn step(Present candidate) {
        Preparation preparation = new Preparation(situation, candidate);
        return switch (status.step()) {
            case AwaitingSchema -> preparation.awaitSchema();
            case ScalingUp -> preparation.scaleUp();
            case CheckingHealth -> preparation.checkHealth();
            case AwaitingApproval -> preparation.awaitApproval();
            // What was well may have come down since it was approved.
            case Switching ->
                Pods.allReady(candidate) ? new Switch(situation, situation.to()).next() : situation.go(Step.ScalingUp);
            case Idle, Monitoring, Settling, RemovingOld, SwitchingBack, RemovingNew ->
                throw new IllegalStateException(status.step() + " is no step before the switch");
        };
    }

    private Turn switched() {
        boolean byHand = status.step() != Step.Switching;
        status.switchedAt(situation.now());
        Turn monitoring = situation.go(Step.Monitoring);
        if (!byHand) {
            return monitoring;
        }
        return situation.stay(
                Standing.UNDER_WAY,
                Reason.ServiceChanged,
                situation.colours().label(situation.to())
                        + " was made the one that serves by somebody else, before the rollout had come so far."
                        + " It is watched from now on.",
                situation.soon());
    }

    private Turn vanished() {
        String message = situation.colours().label(situation.to()) + " does not exist any more. It never served.";
        return giveUp(situation, Outcome.Failed, Reason.WorkloadMissing, message);
    }

    /** Ends the rollout; a gateway that may have been told of the new version is told of the old one first. */
    static Turn giveUp(Situation situation, Outcome outcome, Reason reason, String message) {
        return Switch.isUncertain(situation.status())
                ? WayBack.begin(situation, message)
                : situation.end(
                        outcome, reason, message + " " + situation.colours().label(situation.from()) + " serves.");
    }
}
