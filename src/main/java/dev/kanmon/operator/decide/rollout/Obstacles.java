package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What keeps Kanmon's hands off both colours, whatever the step. */
final class Obstacles {

    private Obstacles() {}

    /** The first thing that is in the way; empty where nothing is, and so it is clear who serves. */
    static Optional<Trouble> first(BlueGreenInput input, RolloutTerms terms, Colours colours, Serving serving) {
        return rival(input)
                .or(() -> any(colour -> unreadable(colours, colour)))
                .or(() -> Optional.ofNullable(serving.trouble()))
                .or(() -> terms.hasTrafficHook()
                        ? Optional.empty()
                        : any(colour -> unselectable(terms.selectorKey(), colours, colour)));
    }

    private static Optional<Trouble> rival(BlueGreenInput input) {
        return input.seen()
                .rival()
                .map(rival -> new Trouble(
                        Reason.ServiceTaken,
                        "DatabaseMigration " + rival
                                + " leads the rollout of the same Service or Deployments, and is older."
                                + " Nothing is touched here: take spec.rollout.blueGreen out of one of the two."));
    }

    private static Optional<Trouble> any(Function<ColourName, Optional<Trouble>> trouble) {
        return Arrays.stream(ColourName.values())
                .map(trouble)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Trouble> unreadable(Colours colours, ColourName colour) {
        ColourObservation seen = colours.observation(colour);
        if (seen instanceof ColourObservation.NotPermitted) {
            return Optional.of(new Trouble(
                    Reason.RolloutNotPermitted,
                    "Kanmon's role does not let it look at " + colours.label(colour) + ", or scale it: set"
                            + " rollouts.blueGreen of the chart, or apply deploy/rollouts/blueGreen.yaml."));
        }
        return seen instanceof ColourObservation.Ambiguous ambiguous
                ? Optional.of(new Trouble(
                        Reason.WorkloadMissing,
                        "The value of " + colours.label(colour) + " fits several Deployments: "
                                + String.join(", ", ambiguous.deployments())
                                + ". Name the one that is meant: spec.rollout.blueGreen.blue.deployment, or green's."))
                : Optional.empty();
    }

    /** A Service that is switched to a value that no pod has serves nobody. */
    private static Optional<Trouble> unselectable(String key, Colours colours, ColourName colour) {
        return colours.present(colour)
                .filter(present -> present.value() == null
                        || !colours.value(colour).orElseThrow().equals(present.value()))
                .map(present -> new Trouble(
                        Reason.ServingUnclear,
                        "The pods of " + colours.label(colour) + " have "
                                + (present.value() == null ? "no label " + key : key + "=" + present.value())
                                + colours.given(colour)
                                        .map(value -> ", and its value is " + value)
                                        .orElse("")
                                + ": the Service could not select them. Nothing is touched until they agree."));
    }
}
