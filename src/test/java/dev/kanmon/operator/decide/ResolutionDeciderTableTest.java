package dev.kanmon.operator.decide;

import dev.kanmon.testsupport.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every phase × every observed state of a MigrationResolution, as a table that a reader can check. */
class ResolutionDeciderTableTest {

    private static final String TITLE = """
            # What is decided for a MigrationResolution

            Written by ResolutionDeciderTableTest from the decisions themselves, and compared with them: every situation that
            its parts can make is in exactly one row. Left of the arrow is what is found, right of it what follows. A part
            in which no value makes a difference says "any".

            """;

    @Test
    void everySituationIsDecidedAsTheTableSays() {
        DecisionTable table = new DecisionTable(ResolutionSituations.dimensions(), ResolutionDeciderTableTest::outcome);
        Golden.assertMatches(
                "dev/kanmon/operator/decide/resolution-decisions.md",
                TITLE + table.markdown(List.of("→ phase", "reason", "effect", "run", "look again")));
    }

    private static List<String> outcome(List<Integer> situation) {
        ResolutionScene scene = ResolutionSituations.scene(situation);
        ResolutionDecision decision = scene.decide();
        return List.of(
                "→ " + decision.phase(),
                Outcomes.reason(decision.findings()),
                Outcomes.effect(decision.effect()),
                Outcomes.run(scene.status().run(), decision.run()),
                Outcomes.recheck(decision.recheckAt()));
    }
}
