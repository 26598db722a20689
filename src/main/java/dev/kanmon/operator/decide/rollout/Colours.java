package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.Locale;
import java.util.Optional;

/** The two colours: as they are asked for, as they are seen, and as they were seen before. */
record Colours(BlueGreen wish, BlueGreenObservation seen, StatusDraft status) {

    /** What is seen of them is kept: a Deployment that is deleted later tells nothing any more. */
    void remember() {
        for (ColourName colour : ColourName.values()) {
            present(colour).ifPresent(present -> status.values().learn(colour, present.value()));
        }
    }

    ColourObservation observation(ColourName colour) {
        return colour == ColourName.Blue ? seen.blue() : seen.green();
    }

    Optional<Present> present(ColourName colour) {
        return observation(colour) instanceof Present present ? Optional.of(present) : Optional.empty();
    }

    /** What the Service's selector has when this colour serves; empty while nobody knows. */
    Optional<String> value(ColourName colour) {
        return given(colour)
                .or(() -> present(colour).map(Present::value))
                .or(() -> Optional.ofNullable(status.values().of(colour)));
    }

    /** What the spec says it has. */
    Optional<String> given(ColourName colour) {
        return Optional.ofNullable(wish(colour).value());
    }

    /** The Deployment's name; where neither the spec nor the cluster tells it, the colour's. */
    String deployment(ColourName colour) {
        return present(colour)
                .map(Present::deployment)
                .or(() -> Optional.ofNullable(wish(colour).deployment()))
                .orElse(colour.name().toLowerCase(Locale.ROOT));
    }

    /** For people: the colour, and the Deployment as far as it is known. */
    String label(ColourName colour) {
        String name = colour.name().toLowerCase(Locale.ROOT);
        return present(colour)
                .map(Present::deployment)
                .or(() -> Optional.ofNullable(wish(colour).deployment()))
                .map(deployment -> name + " (Deployment " + deployment + ")")
                .orElse(name);
    }

    private Colour wish(ColourName colour) {
        return colour == ColourName.Blue ? wish.blue() : wish.green();
    }
}
