package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step is decided by, and the status that it makes.
 *
 * @param input what the decision depends on
 * @param terms what is asked for
 * @param colours the two colours
 * @param serving the colour that serves
 * @param status the status in the making
 */
record Situation(BlueGreenInput input, RolloutTerms terms, Colours colours, ColourName serving, StatusDraft status) {

    /** How soon a thing is looked at again that changes by itself, and that nobody tells of. */
    static final Duration SOON = Duration.ofSeconds(1);

    /** The same for what waits for a person, or for nothing. */
    static final Duration LATER = Duration.ofSeconds(15);

    Instant now() {
        return input.now();
    }

    /** The colour that served before; null before the first rollout. */
    ColourName from() {
        return status.from();
    }

    /** The colour that is to serve; null before the first rollout. */
    ColourName to() {
        return status.to();
    }

    boolean toServes() {
        return serving == status.to();
    }

    Optional<Present> candidate() {
        return colours.present(status.to());
    }

    Optional<Present> old() {
        return colours.present(status.from());
    }

    /** Whether the colour's version is another one than the one that served with it last, or was rolled out to it. */
    boolean hasAnotherVersion(ColourName colour, Present present) {
        return !present.version().equals(status.known().of(colour));
    }

    /** What serves is known, whoever has brought it there. */
    void learnWhatServes() {
        colours.present(serving).ifPresent(present -> status.known().learn(serving, present.version()));
    }

    boolean isOverdue() {
        return status.stepDeadline() != null && !now().isBefore(status.stepDeadline());
    }

    Instant soon() {
        return now().plus(SOON);
    }

    Instant later() {
        return now().plus(LATER);
    }

    /** On to another step, in the same pass. */
    Turn go(Step next) {
        status.step(next, now());
        return Turn.onward();
    }

    /** Stays at the step, and says why. */
    Turn stay(Standing standing, Reason reason, String message, Instant recheckAt) {
        status.because(reason, message);
        return Turn.stay(standing, recheckAt);
    }

    /** Stays at the step as long as something is in the way; that time is not the step's. */
    Turn stopped(Standing standing, Trouble trouble) {
        status.stepDeadline(null);
        return stay(standing, trouble.reason(), trouble.message(), later());
    }

    /** Ends the rollout; the new version, which does not serve, is taken away where that is asked for. */
    Turn end(Outcome outcome, Reason reason, String message) {
        status.because(reason, message).end(outcome, now());
        return go(terms.scalesDownFailed() ? Step.RemovingNew : Step.Idle);
    }

    /** How a sentence tells when the step is given up; empty where it is not. */
    String until() {
        return status.stepDeadline() == null ? "" : ", until " + StatusDraft.text(status.stepDeadline());
    }
}
