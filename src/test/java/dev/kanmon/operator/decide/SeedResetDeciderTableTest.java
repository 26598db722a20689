package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.operator.decide.Situations.Part;
import dev.kanmon.testsupport.Golden;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is decided about sample data and resets, as tables that a reader can check. */
class SeedResetDeciderTableTest {

    private static final String TITLE = """
            # What is decided about sample data and resets

            Written by SeedResetDeciderTableTest from the decisions themselves, and compared with them. Left of the arrow is
            what is found, right of it what follows.
            """;

    @Test
    void everySeedAndEveryResetIsDecidedAsTheTablesSay() {
        Golden.assertMatches(
                "dev/kanmon/operator/decide/seed-reset-decisions.md",
                TITLE
                        + table(
                                "A reset",
                                List.of("→ phase", "reason", "effect", "run", "status.reset"),
                                SeedResetDeciderTableTest::ofReset,
                                part("run", SeedResetSituations.RUNS),
                                part("environment", SeedResetSituations.ENVIRONMENTS),
                                part("annotation", SeedResetSituations.REQUESTS))
                        + table(
                                "The sample data",
                                List.of("→ phase", "effect", "Seeded", "status.seed"),
                                SeedResetDeciderTableTest::ofSeed,
                                part("run", SeedResetSituations.RUNS),
                                part("environment", SeedResetSituations.ENVIRONMENTS),
                                part("seed", SeedResetSituations.SEEDS)));
    }

    private static Part<Scene> part(String name, List<Choice<UnaryOperator<Scene>>> choices) {
        return new Part<>(name, choices);
    }

    @FunctionalInterface
    private interface Outcome {
        List<String> of(Scene scene, Decision decision);
    }

    @SafeVarargs
    private static String table(String heading, List<String> columns, Outcome outcome, Part<Scene>... parts) {
        Situations<Scene> situations = new Situations<>(Scene::fresh, List.of(parts));
        DecisionTable table = new DecisionTable(situations.dimensions(), indexes -> {
            Scene possible = SeedResetSituations.possible(situations.scene(indexes));
            return outcome.of(possible, possible.decide());
        });
        return "\n## " + heading + "\n\n" + table.markdown(columns);
    }

    private static List<String> ofReset(Scene scene, Decision decision) {
        return List.of(
                "→ " + decision.phase(),
                Outcomes.reason(decision.findings()),
                Outcomes.effect(decision.effect()),
                Outcomes.run(scene.run(), decision.run()),
                reset(scene.reset(), decision.reset()));
    }

    private static List<String> ofSeed(Scene scene, Decision decision) {
        return List.of(
                "→ " + decision.phase(),
                Outcomes.effect(decision.effect()),
                Outcomes.state(decision.findings(), ConditionType.Seeded),
                seed(scene.seed(), decision.seed()));
    }

    private static String reset(ResetStatus before, ResetStatus after) {
        if (after == null) {
            return "–";
        }
        if (after.equals(before)) {
            return "as before";
        }
        String requested = after.requested() == null ? "not asked for" : after.requested();
        String end = after.finishedAt() == null ? "" : ", ended";
        return requested + (after.reason() == null ? "" : ", " + after.reason()) + end;
    }

    private static String seed(SeedStatus before, SeedStatus after) {
        if (after == null) {
            return "–";
        }
        return after.equals(before)
                ? "as before"
                : after.phase() + (after.reason() == null ? "" : " " + after.reason()) + ", attempt " + after.attempt();
    }
}
