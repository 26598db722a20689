package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which version comes next, before a rollout has begun. */
class ComingTest {

    private static final BlueGreen WISH = new BlueGreen(
            "shop",
            "color",
            new Colour("shop-blue", null),
            new Colour("shop-green", null),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    /** Both had the version before. */
    private static final BlueGreenStatus BEFORE = knowing("v0");

    @Test
    void colourThatDoesNotServeBringsTheNextVersion() {
        assertThat(coming(BEFORE, "blue", "v1", "v2")).contains("shop-green");
        assertThat(coming(BEFORE, "green", "v2", "v1")).contains("shop-blue");
    }

    @Test
    void nothingComesWhereBothAreOfOneVersion() {
        assertThat(coming(BEFORE, "blue", "v1", "v1")).isEmpty();
    }

    @Test
    void nothingComesWhereNobodyKnowsWhoServes() {
        assertThat(coming(BEFORE, "red", "v1", "v2")).isEmpty();
    }

    @Test
    void nothingComesOfWhatWasThereBeforeKanmonLookedFirst() {
        assertThat(coming(null, "blue", "v1", "v2")).isEmpty();
    }

    private static Optional<String> coming(BlueGreenStatus before, String serving, String blue, String green) {
        BlueGreenObservation seen = new BlueGreenObservation(
                new ServiceObservation.Present("1", Map.of("color", serving)),
                colour("blue", blue),
                colour("green", green),
                Optional.empty(),
                Optional.empty());
        return Coming.of(WISH, before, seen).map(Present::deployment);
    }

    private static BlueGreenStatus knowing(String version) {
        StatusDraft draft = StatusDraft.of(null);
        draft.known().learn(ColourName.Blue, version).learn(ColourName.Green, version);
        return draft.build();
    }

    private static Present colour(String value, String version) {
        return new Present("shop-" + value, "uid-" + value, value, version, Optional.empty(), 1, true, List.of());
    }
}
