package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.Optional;

/**
 * Makes the version that served before serve again. During the monitoring it is switched to at once, since it served a
 * moment ago; after the rollout it is tried first as a new version would be.
 */
final class WayBack {

    private final Situation situation;
    private final StatusDraft status;
    private final String label;

    WayBack(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
        this.label = situation.colours().label(situation.from());
    }

    /** Why the old version must not, or cannot, serve again; empty where it can. */
    static Optional<Trouble> trouble(Situation situation) {
        String label = situation.colours().label(situation.from());
        if (situation.status().isContracted()) {
            return Optional.of(new Trouble(
                    Reason.OldVersionUnfit,
                    label + " no longer fits the schema: removing migrations have run since the switch."));
        }
        Optional<Present> old = situation.old();
        if (old.isEmpty()) {
            return Optional.of(new Trouble(Reason.WorkloadMissing, label + " does not exist any more."));
        }
        return situation.hasAnotherVersion(situation.from(), old.get())
                ? Optional.of(new Trouble(
                        Reason.WorkloadMissing, label + " has another version than the one that served before."))
                : Optional.empty();
    }

    /** @param why what has gone wrong, or who wants it, in a sentence */
    static Turn begin(Situation situation, String why) {
        Samples monitored = situation.status().samples();
        boolean after = situation.status().finishedAt() != null;
        situation.go(Step.SwitchingBack);
        situation
                .status()
                .outcome(null)
                .trafficHook(null)
                .samples(after ? null : monitored)
                .because(
                        Reason.SwitchingBack,
                        why + " " + situation.colours().label(situation.from()) + " is to serve again.");
        return Turn.onward();
    }

    Turn decide() {
        if (isDone()) {
            return done();
        }
        if (isAfterTheRollout() && !isWanted() && !Switch.isUncertain(status)) {
            return givenUp();
        }
        return trouble(situation)
                .map(this::barred)
                .orElseGet(() -> prepare(situation.old().orElseThrow()));
    }

    /** What serves goes on serving, and is watched again; a gateway that is told half-way needs a person. */
    private Turn barred(Trouble trouble) {
        return isAfterTheRollout() || Switch.isUncertain(status)
                ? situation.stay(Standing.STALLED, trouble.reason(), trouble.message(), situation.soon())
                : situation.go(Step.Monitoring);
    }

    /** With a hook nothing but its end tells: it may have been begun in the middle of another one. */
    private boolean isDone() {
        boolean told = !situation.terms().hasTrafficHook()
                || status.trafficHook() != null && status.trafficHook().phase() == HookPhase.Succeeded;
        return told && !situation.toServes();
    }

    private Turn done() {
        String why = status.reason() == Reason.SwitchingBack ? " " + status.message() : "";
        return situation.end(Outcome.SwitchedBack, Reason.SwitchedBack, label + " serves again." + why);
    }

    private boolean isAfterTheRollout() {
        return status.finishedAt() != null;
    }

    private boolean isWanted() {
        return situation.terms().control() == Control.SwitchBack;
    }

    private Turn givenUp() {
        status.outcome(Outcome.Completed);
        return situation.go(Step.Settling);
    }

    private Turn prepare(Present old) {
        if (old.replicas() == 0) {
            return waiting(Pods.count(old)).act(Scaling.up(situation, situation.from(), old));
        }
        boolean enough = isAfterTheRollout() ? Pods.allReady(old) : Pods.canServe(Optional.of(old));
        if (!enough) {
            return waiting(Pods.count(old));
        }
        return isAfterTheRollout()
                ? situation
                        .terms()
                        .healthCheck()
                        .map(check -> tried(check, old))
                        .orElseGet(this::switched)
                : switched();
    }

    private Turn tried(HealthCheck check, Present old) {
        HealthRounds.Progress rounds = new HealthRounds(check, old, situation).next();
        status.samples(rounds.samples());
        return switch (rounds.state()) {
            case PASSED -> switched();
            case UNDER_WAY ->
                situation
                        .stay(
                                Standing.UNDER_WAY,
                                Reason.SwitchingBack,
                                HealthRounds.told(label, check, rounds.samples(), situation.until()),
                                rounds.recheckAt())
                        .act(rounds.act());
            case GIVEN_UP ->
                situation.stay(
                        Standing.STALLED,
                        Reason.HealthCheckFailed,
                        label + " is to serve again and is not well: "
                                + rounds.samples().last()
                                + " Nothing is switched; with control: Continue "
                                + situation.colours().label(situation.to()) + " goes on serving.",
                        situation.later());
        };
    }

    private Turn switched() {
        String why = status.message();
        Turn turn = new Switch(situation, situation.from()).next();
        if (turn.standing() == Standing.UNDER_WAY) {
            status.because(Reason.SwitchingBack, why);
        }
        return turn;
    }

    private Turn waiting(String count) {
        return situation.stay(
                situation.isOverdue() ? Standing.STALLED : Standing.UNDER_WAY,
                situation.isOverdue() ? Reason.RolloutTimedOut : Reason.SwitchingBack,
                label + " is to serve again, and has to be ready for that: " + count + ".",
                situation.soon());
    }
}
