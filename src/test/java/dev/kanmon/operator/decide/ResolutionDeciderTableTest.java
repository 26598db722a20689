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

    private static final String THE_WAY_BACK = """

            ## The way back: Restored and RowsRestored

            The application is one Deployment with 3 replicas that restore.quiesce names.

            """;

    private static final List<String> OUTCOME = List.of("→ phase", "reason", "effect", "run", "look again");

    @Test
    void everySituationIsDecidedAsTheTableSays() {
        DecisionTable marks = new DecisionTable(
                ResolutionSituations.dimensions(), situation -> outcome(ResolutionSituations.scene(situation)));
        DecisionTable restores = new DecisionTable(
                RestoreSituations.dimensions(), situation -> outcome(RestoreSituations.scene(situation)));
        Golden.assertMatches(
                "dev/kanmon/operator/decide/resolution-decisions.md",
                TITLE + marks.markdown(OUTCOME) + THE_WAY_BACK + restores.markdown(OUTCOME));
    }

    private static List<String> outcome(ResolutionScene scene) {
        ResolutionDecision decision = scene.decide();
        return List.of(
                "→ " + decision.phase(),
                Outcomes.reason(decision.findings()),
                Outcomes.effect(decision.effect()),
                Outcomes.run(scene.status().run(), decision.run()),
                Outcomes.recheck(decision.recheckAt()));
    }
}
