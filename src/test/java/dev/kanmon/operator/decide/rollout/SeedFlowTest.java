package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The seed documents' flow (deploy green; health-check it 30 × 2 s; switch; watch 5 minutes; under 1 % remove blue, else switch
 * back and remove green): the script in the examples does it, and the resource beside it does the same, by the same numbers.
 */
class SeedFlowTest {

    private static final Path MANIFEST = Path.of("examples", "blue-green", "blue-green.yaml");
    private static final Path HOW_TO = Path.of("docs", "how-to", "blue-green-from-a-script.md");
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int NEVER = 0;

    private BlueGreen wish;

    @BeforeEach
    void readTheExample() throws IOException {
        wish = Stream.of(Files.readString(MANIFEST).split("(?m)^---$"))
                .filter(document -> document.contains("kind: DatabaseMigration"))
                .map(document -> Serialization.unmarshal(document, DatabaseMigration.class))
                .findFirst()
                .orElseThrow()
                .getSpec()
                .rollout()
                .blueGreen();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 30})
    void whatIsWellAtTheLastAttemptAtTheLatestServesAndBlueIsRemoved(int wellAfter) {
        RolloutStory script = RolloutScript.run(wellAfter, "0.0099");
        RolloutStory resource = new SeedCluster(wish, wellAfter, 0.0099).story();

        assertThat(script)
                .isEqualTo(new RolloutStory(
                        wellAfter,
                        Collections.nCopies(wellAfter - 1, TWO_SECONDS),
                        List.of("green"),
                        FIVE_MINUTES,
                        true,
                        false));
        assertSame(resource, script);
    }

    @Test
    void whatIsNotWellAfterThirtyAttemptsNeverServes() {
        RolloutStory script = RolloutScript.run(NEVER, "0");
        SeedCluster cluster = new SeedCluster(wish, NEVER, 0);
        RolloutStory resource = cluster.story();

        assertThat(script)
                .isEqualTo(new RolloutStory(
                        30, Collections.nCopies(29, TWO_SECONDS), List.of(), Duration.ZERO, false, true));
        assertSame(resource, script);
        assertThat(cluster.status().outcome()).isEqualTo(Outcome.Failed);
    }

    /** The script looks once, at the end; the resource looks all the time, and does not let users wait for five minutes. */
    @Test
    void onePercentSwitchesBackAndRemovesGreen() {
        RolloutStory script = RolloutScript.run(1, "0.01");
        SeedCluster cluster = new SeedCluster(wish, 1, 0.01);
        RolloutStory resource = cluster.story();

        assertThat(script)
                .isEqualTo(new RolloutStory(1, List.of(), List.of("green", "blue"), FIVE_MINUTES, false, true));
        assertThat(resource.switches()).isEqualTo(script.switches());
        assertThat(resource.blueRemoved()).isFalse();
        assertThat(resource.greenRemoved()).isTrue();
        assertThat(resource.watched()).isLessThan(Duration.ofSeconds(12));
        assertThat(cluster.status().outcome()).isEqualTo(Outcome.SwitchedBack);
    }

    @Test
    void theHowToShowsScriptAndResourceAsTheyAre() throws IOException {
        String page = Files.readString(HOW_TO);
        String manifest = Files.readString(MANIFEST);

        assertThat(page).contains(Files.readString(RolloutScript.FILE).strip());
        assertThat(page)
                .contains(manifest.substring(manifest.indexOf("  rollout:\n")).strip());
    }

    /** What is decided is done in the next pass: a hundredth of a second here. */
    private static void assertSame(RolloutStory resource, RolloutStory script) {
        assertThat(resource.healthChecks()).isEqualTo(script.healthChecks());
        assertThat(resource.betweenChecks()).isEqualTo(script.betweenChecks());
        assertThat(resource.switches()).isEqualTo(script.switches());
        assertThat(resource.watched())
                .isBetween(script.watched(), script.watched().plusSeconds(1));
        assertThat(resource.blueRemoved()).isEqualTo(script.blueRemoved());
        assertThat(resource.greenRemoved()).isEqualTo(script.greenRemoved());
    }
}
