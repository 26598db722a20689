package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.Optional;

/**
 * Who serves, as the Service's selector says it; with a traffic hook, as the last one that was done has told.
 *
 * @param colour the colour that serves; empty where that is not clear
 * @param trouble why it is not clear; null where it is
 */
record Serving(Optional<ColourName> colour, Trouble trouble) {

    static Serving of(
            RolloutTerms terms, BlueGreen wish, BlueGreenObservation pair, Colours colours, StatusDraft status) {
        if (terms.hasTrafficHook()) {
            return clear(status.serving() == null ? wish.active() : status.serving());
        }
        String service = "Service " + wish.service();
        ServiceObservation seen = pair.service();
        if (seen instanceof ServiceObservation.NotPermitted) {
            return unclear(
                    Reason.RolloutNotPermitted,
                    "Kanmon's role does not let it read or change " + service
                            + ": set rollouts.blueGreen of the chart, or apply deploy/rollouts/blueGreen.yaml.");
        }
        return seen instanceof ServiceObservation.Present present
                ? selected(service, terms.selectorKey(), present, colours)
                : unclear(Reason.WorkloadMissing, service + " does not exist. Nothing is touched until it does.");
    }

    private static Serving selected(String service, String key, ServiceObservation.Present seen, Colours colours) {
        Optional<String> blue = colours.value(ColourName.Blue);
        Optional<String> green = colours.value(ColourName.Green);
        String selected = seen.selector().get(key);
        if (selected == null) {
            return unclear(
                    Reason.ServingUnclear,
                    "The selector of " + service + " has no key " + key
                            + ", so that both colours serve. Set it to the value of the one that shall serve."
                            + " Nothing is touched until it is clear.");
        }
        if (blue.isPresent() && blue.equals(green)) {
            return unclear(
                    Reason.ServingUnclear,
                    "The pods of both colours have " + key + "=" + blue.get()
                            + ", so that nobody can say which one serves. Nothing is touched until it is clear.");
        }
        if (blue.filter(selected::equals).isPresent()) {
            return clear(ColourName.Blue);
        }
        return green.filter(selected::equals).isPresent()
                ? clear(ColourName.Green)
                : unclear(
                        Reason.ServingUnclear,
                        "The selector of " + service + " has " + key + "=" + selected
                                + ", which is neither colour's: blue's is " + blue.orElse("unknown") + ", green's is "
                                + green.orElse("unknown") + ". Nothing is touched until it is clear.");
    }

    private static Serving clear(ColourName colour) {
        return new Serving(Optional.of(colour), null);
    }

    private static Serving unclear(Reason reason, String message) {
        return new Serving(Optional.empty(), new Trouble(reason, message));
    }
}
