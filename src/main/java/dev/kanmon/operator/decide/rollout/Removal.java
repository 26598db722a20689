package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.time.Duration;
import java.time.Instant;

/** Takes away the colour that lost, once it is not needed; never the one that serves, nor one that got another version. */
final class Removal {

    /** How long the nodes of a cluster may still send requests to a colour after the Service has left it. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Situation situation;
    private final StatusDraft status;

    Removal(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
    }

    Turn settle() {
        if (isOver()) {
            return situation.go(Step.Idle);
        }
        Instant due = later(
                status.finishedAt().plus(situation.terms().settling()),
                status.switchedAt().plus(DRAIN));
        if (!situation.now().isBefore(due)) {
            return situation.go(Step.RemovingOld);
        }
        String message = situation.colours().label(situation.to()) + " serves. "
                + situation.colours().label(situation.from()) + " is kept until " + StatusDraft.text(due) + ".";
        return situation.stay(Standing.AT_REST, Reason.Settling, message, earlier(due, situation.later()));
    }

    Turn removeOld() {
        if (isOver()) {
            return situation.go(Step.Idle);
        }
        Present old = situation.old().orElseThrow();
        String label = situation.colours().label(situation.from());
        if (situation.terms().onSuccess() == SuccessAction.Delete) {
            return removing(label + " is being deleted.").act(new RolloutAct.Delete(old.deployment(), old.uid()));
        }
        return old.replicas() == 0
                ? situation.go(Step.Idle)
                : removing(label + " is being scaled down.").act(Scaling.down(situation, situation.from(), old));
    }

    /** Whether nothing is left of what was to be removed. */
    private boolean isOver() {
        situation.learnWhatServes();
        return !situation.toServes()
                || situation.terms().onSuccess() == SuccessAction.Keep
                || situation
                        .old()
                        .filter(old -> !situation.hasAnotherVersion(situation.from(), old))
                        .isEmpty();
    }

    private Turn removing(String message) {
        return situation.stay(Standing.AT_REST, Reason.Settling, message, situation.soon());
    }

    /** What was told at the end is told on. */
    Turn removeNew() {
        boolean there = !situation.toServes()
                && situation
                        .candidate()
                        .filter(candidate -> candidate.replicas() > 0)
                        .filter(candidate -> !situation.hasAnotherVersion(situation.to(), candidate))
                        .isPresent();
        if (!there) {
            return situation.go(Step.Idle);
        }
        Instant due =
                status.outcome() == Outcome.SwitchedBack ? status.finishedAt().plus(DRAIN) : situation.now();
        Turn ended = Beginning.ended(situation);
        return situation.now().isBefore(due)
                ? Turn.stay(ended.standing(), due)
                : Turn.stay(ended.standing(), situation.soon())
                        .act(Scaling.down(
                                situation, situation.to(), situation.candidate().orElseThrow()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
