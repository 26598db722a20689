package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;

/**
 * Decides what is next for a Blue-Green rollout. Steps that have nothing to wait for are passed in one decision; of what
 * is to be done there is at most one thing, and the status that says so is written before it.
 */
public final class BlueGreenDecider {

    private final BlueGreenInput input;
    private final RolloutTerms terms;
    private final Colours colours;
    private final StatusDraft status;

    private BlueGreenDecider(BlueGreenInput input) {
        this.input = input;
        this.terms = new RolloutTerms(input.wish());
        this.status = StatusDraft.of(input.status());
        this.colours = new Colours(input.wish(), input.seen(), status);
    }

    /** Decides by what is asked for, what was written and what is seen, and by nothing else. */
    public static BlueGreenMove decide(BlueGreenInput input) {
        return new BlueGreenDecider(input).decide();
    }

    /**
     * The status of a rollout that nobody leads any more, since the spec asks for none: it goes on where it stands when it is
     * asked for again.
     */
    public static BlueGreenStatus unled(BlueGreenStatus before) {
        if (before.step() == Step.Idle) {
            return before;
        }
        return StatusDraft.of(before)
                .because(Reason.RolloutPaused, "Nobody leads this rollout: spec.rollout.blueGreen was taken out.")
                .stepDeadline(null)
                .build();
    }

    private BlueGreenMove decide() {
        if (input.contracting() && status.switchedAt() != null) {
            status.contracted();
        }
        colours.remember();
        Turn turn = turn();
        while (turn.again()) {
            turn = turn();
        }
        return new BlueGreenMove(status.build(), turn.standing(), turn.act(), turn.shift(), turn.recheckAt());
    }

    private Turn turn() {
        Serving serving = Serving.of(terms, input.wish(), input.seen(), colours, status);
        status.serving(serving.colour().orElse(null));
        Situation situation =
                new Situation(input, terms, colours, serving.colour().orElse(null), status);
        return Obstacles.first(input, terms, colours, serving)
                .map(trouble -> blocked(situation, trouble))
                .orElseGet(() -> step(situation));
    }

    /** How a rollout ended badly stays what is told. */
    private Turn blocked(Situation situation, Trouble trouble) {
        return status.hasEndedBadly() ? Beginning.ended(situation) : situation.stopped(Standing.STALLED, trouble);
    }

    private Turn step(Situation situation) {
        setDeadline();
        return switch (status.step()) {
            case AwaitingSchema, ScalingUp, CheckingHealth, AwaitingApproval, Switching ->
                new BeforeSwitch(situation).decide();
            case Monitoring -> situation.toServes() ? wished(situation) : switchedByHand(situation);
            case Idle, Settling, RemovingOld, SwitchingBack, RemovingNew -> wished(situation);
        };
    }

    /** Also anew after something was in the way: that time is not the step's. */
    private void setDeadline() {
        if (status.stepDeadline() == null) {
            status.stepDeadline(
                    terms.limit(status.step()).map(input.now()::plus).orElse(null));
        }
    }

    private static Turn wished(Situation situation) {
        return new PeoplesWishes(situation).turn().orElseGet(() -> afterSwitch(situation));
    }

    private static Turn afterSwitch(Situation situation) {
        return switch (situation.status().step()) {
            case Idle -> new Beginning(situation).decide();
            case Monitoring -> new Monitoring(situation).decide();
            case Settling -> new Removal(situation).settle();
            case RemovingOld -> new Removal(situation).removeOld();
            case SwitchingBack -> new WayBack(situation).decide();
            case RemovingNew -> new Removal(situation).removeNew();
            case AwaitingSchema, ScalingUp, CheckingHealth, AwaitingApproval, Switching ->
                throw new IllegalStateException(situation.status().step() + " comes before the switch");
        };
    }

    private static Turn switchedByHand(Situation situation) {
        String message =
                colourThatServes(situation) + " was made the one that serves by somebody else. Nothing is touched.";
        situation.status().because(Reason.ServiceChanged, message).end(Outcome.SwitchedBack, situation.now());
        return situation.go(Step.Idle);
    }

    private static String colourThatServes(Situation situation) {
        return situation.colours().label(situation.serving());
    }
}
