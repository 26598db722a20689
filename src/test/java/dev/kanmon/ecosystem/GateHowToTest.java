package dev.kanmon.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.examples.Examples;
import dev.kanmon.testsupport.gitops.Dropped;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages on gates show is part of the examples, which are tested as a whole. */
class GateHowToTest {

    @ParameterizedTest
    @CsvSource({
        "gate-argo-cd.md, argo-cd.yaml",
        "gate-flux.md, flux.yaml",
        "gate-flagger.md, flagger.yaml",
        "gate-argo-rollouts.md, argo-rollouts.yaml"
    })
    void everyResourceOnThePageIsThatOfTheExample(String page, String example) {
        List<Map<?, ?>> whole = Examples.resources(Path.of("examples", "gates", example)).stream()
                .<Map<?, ?>>map(resource -> Serialization.jsonMapper().convertValue(resource, Map.class))
                .toList();

        assertThat(resources(page)).isNotEmpty().allSatisfy(part -> assertThat(whole)
                .anySatisfy(
                        resource -> assertThat(Dropped.between(part, resource)).isEmpty()));
    }

    @Test
    void theMetricOnThePageIsThatOfTheExample() {
        Map<?, ?> part = tree(HowToPage.of("gate-argo-rollouts.md").yaml("      interval:"));

        assertThat(Dropped.between(part, RolloutExample.webMetric())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate-argo-cd.md", "gate-flux.md", "gate-flagger.md", "gate-argo-rollouts.md"})
    void everyLinkIntoTheRepositoryPointsToSomething(String page) {
        assertThat(HowToPage.of(page).links()).isNotEmpty().allSatisfy(file -> assertThat(file)
                .exists());
    }

    private static Stream<Map<?, ?>> resources(String page) {
        return HowToPage.of(page).yaml().<Map<?, ?>>map(GateHowToTest::tree).filter(tree -> tree.containsKey("kind"));
    }

    private static Map<?, ?> tree(String yaml) {
        return Serialization.unmarshal(yaml, Map.class);
    }
}
