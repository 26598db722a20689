package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.Optional;

/** Finds the colour whose version is being rolled out, or is the next to be: it was made for the schema that is to come. */
public final class Coming {

    private final Colours colours;
    private final StatusDraft status;

    private Coming(Colours colours, StatusDraft status) {
        this.colours = colours;
        this.status = status;
    }

    /**
     * @param wish what is asked for
     * @param before what was written; null before the first decision
     * @param seen what the cluster shows
     * @return empty where nothing is rolled out and the colour that does not serve has no version of its own
     */
    public static Optional<Present> of(BlueGreen wish, BlueGreenStatus before, BlueGreenObservation seen) {
        StatusDraft status = StatusDraft.of(before);
        Colours colours = new Colours(wish, seen, status);
        if (isUnderWay(before)) {
            return colours.present(before.to());
        }
        return Serving.of(new RolloutTerms(wish), wish, seen, colours, status)
                .colour()
                .flatMap(new Coming(colours, status)::next);
    }

    /** Whether a rollout has begun and not ended. */
    public static boolean isUnderWay(BlueGreenStatus status) {
        return status != null && status.finishedAt() == null && status.step() != Step.Idle;
    }

    private Optional<Present> next(ColourName serving) {
        return colours.present(serving)
                .flatMap(old -> colours.present(serving.other())
                        .filter(candidate -> !candidate.version().equals(old.version())))
                .filter(candidate ->
                        !status.known().isEmpty() && !status.known().isAnywhere(candidate.version()));
    }
}
