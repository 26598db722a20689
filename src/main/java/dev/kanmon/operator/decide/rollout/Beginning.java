package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides while nothing is rolled out: whether there is a version that shall be. */
final class Beginning {

    private static final int REVISION_LENGTH = 8;

    private final Situation situation;
    private final StatusDraft status;

    Beginning(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
    }

    Turn decide() {
        Optional<Present> serving = situation.colours().present(situation.serving());
        if (serving.isEmpty()) {
            return situation.stopped(
                    Standing.STALLED,
                    new Trouble(
                            Reason.WorkloadMissing,
                            "The Service selects " + label(situation.serving()) + ", which does not exist."));
        }
        ColourName idle = situation.serving().other();
        Optional<Present> wanted =
                situation.colours().present(idle).filter(candidate -> isWanted(serving.get(), idle, candidate));
        situation.learnWhatServes();
        return wanted.map(candidate -> take(idle, candidate)).orElseGet(() -> rest(idle));
    }

    private Turn take(ColourName idle, Present candidate) {
        Control control = situation.terms().control();
        return control == Control.Continue ? begin(situation, idle, candidate) : held(idle, control);
    }

    /**
     * Another version than any that was ever there, or one that failed and is asked for once more. What was there before
     * Kanmon looked first is as likely an old version as a new one, so it is left alone.
     */
    private boolean isWanted(Present serving, ColourName idle, Present candidate) {
        if (candidate.version().equals(serving.version()) || status.known().isEmpty()) {
            return false;
        }
        return !status.known().isAnywhere(candidate.version()) || isRetried(idle);
    }

    private boolean isRetried(ColourName idle) {
        return status.hasEndedBadly()
                && status.to() == idle
                && situation
                        .input()
                        .retry()
                        .filter(retry -> !retry.equals(status.retry()))
                        .isPresent();
    }

    private Turn held(ColourName idle, Control control) {
        return situation.stay(
                Standing.STOPPED,
                Reason.RolloutPaused,
                label(idle) + " has a new version. It is not rolled out while spec.rollout.blueGreen.control is "
                        + control + "; set it to Continue.",
                situation.later());
    }

    /** Begins a rollout, or the one that is under way anew with another version. */
    static Turn begin(Situation situation, ColourName to, Present candidate) {
        StatusDraft status = situation.status();
        status.known().learn(to, candidate.version());
        status.begin(
                revision(situation, candidate.version()),
                to.other(),
                to,
                situation.input().retry().orElse(null),
                situation.now());
        return Turn.onward();
    }

    /** Another one each time, also for a version that was there before: what is approved is approved for one rollout. */
    static String revision(Situation situation, String version) {
        String text = situation.input().uid() + "/" + version + "/" + StatusDraft.text(situation.now());
        return SourceDigest.hashOf(text.getBytes(StandardCharsets.UTF_8)).substring(0, REVISION_LENGTH);
    }

    private Turn rest(ColourName idle) {
        situation.colours().present(idle).ifPresent(candidate -> status.known().learn(idle, candidate.version()));
        if (status.outcome() == null) {
            return situation.stay(
                    Standing.AT_REST,
                    Reason.NoRollout,
                    label(situation.serving()) + " serves, and there is no other version to be rolled out.",
                    situation.later());
        }
        return switch (status.outcome()) {
            case Completed ->
                situation.stay(
                        Standing.AT_REST,
                        Reason.RolloutComplete,
                        label(situation.serving()) + " serves; rollout " + status.revision() + " ended at "
                                + StatusDraft.text(status.finishedAt()) + ".",
                        situation.later());
            case Failed, SwitchedBack, Aborted -> ended(situation);
        };
    }

    /** What was told at the end is told on. */
    static Turn ended(Situation situation) {
        Standing standing = situation.status().outcome() == Outcome.Aborted ? Standing.STOPPED : Standing.STALLED;
        return Turn.stay(standing, situation.later());
    }

    private String label(ColourName colour) {
        return situation.colours().label(colour);
    }
}
