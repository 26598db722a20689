package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.util.Optional;

/** What {@code control} makes of a step, where it makes anything of it. */
final class PeoplesWishes {

    private final Situation situation;
    private final StatusDraft status;

    PeoplesWishes(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
    }

    /** Empty where the step goes on as it would. */
    Optional<Turn> turn() {
        return switch (situation.terms().control()) {
            case Continue -> Optional.empty();
            case Pause -> paused();
            case Abort -> ended();
            case SwitchBack -> ended().or(this::undone);
        };
    }

    /** Monitoring goes on through a pause, and so does the way back: neither leaves users with a bad version. */
    private Optional<Turn> paused() {
        return switch (status.step()) {
            case Idle, Monitoring, SwitchingBack -> Optional.empty();
            case AwaitingSchema, ScalingUp, CheckingHealth, AwaitingApproval, Switching ->
                Optional.of(situation.stopped(
                        Standing.STOPPED,
                        new Trouble(
                                Reason.RolloutPaused,
                                "The rollout of " + label() + " stays at " + status.step()
                                        + " while control is Pause.")));
            case Settling, RemovingOld ->
                Optional.of(situation.stay(
                        Standing.AT_REST,
                        Reason.Settling,
                        label() + " serves. "
                                + situation.colours().label(situation.from())
                                + " is kept while control is Pause.",
                        situation.later()));
            case RemovingNew -> Optional.of(Beginning.ended(situation));
        };
    }

    private Optional<Turn> ended() {
        return switch (status.step()) {
            case AwaitingSchema, ScalingUp, CheckingHealth, AwaitingApproval, Switching ->
                Optional.of(BeforeSwitch.giveUp(
                        situation, Outcome.Aborted, Reason.RolloutAborted, "A person ended the rollout: " + wish()));
            case Monitoring -> Optional.of(back());
            case Idle, Settling, RemovingOld, SwitchingBack, RemovingNew -> Optional.empty();
        };
    }

    private Optional<Turn> undone() {
        boolean completed = status.outcome() == Outcome.Completed && situation.toServes();
        return completed && status.step() != Step.SwitchingBack ? Optional.of(back()) : Optional.empty();
    }

    private Turn back() {
        return WayBack.trouble(situation)
                .map(trouble -> situation.stopped(
                        Standing.STALLED, new Trouble(trouble.reason(), wish() + " " + trouble.message())))
                .orElseGet(() -> WayBack.begin(situation, wish()));
    }

    private String wish() {
        return "control is " + situation.terms().control() + ".";
    }

    private String label() {
        return situation.colours().label(situation.to());
    }
}
