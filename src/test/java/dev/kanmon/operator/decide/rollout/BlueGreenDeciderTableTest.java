package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.operator.decide.DecisionTable;
import dev.kanmon.testsupport.Golden;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every step × every observed state, as tables that a reader can check. */
class BlueGreenDeciderTableTest {

    private static final String CLUSTER = """
            # What is decided for a Blue-Green rollout: who serves, and what stands where

            Written by BlueGreenDeciderTableTest from the decisions themselves, and compared with them. Version v1 served on
            blue when the rollout of v2 to green began. The gate is open, nobody has to approve, no sample was asked for yet
            and no deadline has passed; the other table is about these. Left of the arrow is what is found, right of it the
            step that it leads to, with what is done there. A part in which no value makes a difference says "any".

            """;

    private static final String STEPS = """
            # What is decided for a Blue-Green rollout: what the steps wait for

            Written by BlueGreenDeciderTableTest from the decisions themselves, and compared with them. Version v1 is ready on
            blue, v2 on green (at ScalingUp one of its two pods is); up to Switching blue serves, from Monitoring on green. The
            numbers are those of the seed documents' script: 30 rounds, 30 samples of 10 seconds, a line of 1 %. In
            SwitchingBack and Settling no sample is asked for. A part in which no value makes a difference says "any".

            """;

    private static final List<String> OUTCOME = List.of("→ step", "standing", "reason", "act", "look again");

    @Test
    void whoServesAndWhatStandsWhereIsDecidedAsTheTableSays() {
        assertMatches("blue-green-cluster-decisions.md", CLUSTER, RolloutSituations.ofTheCluster());
    }

    @Test
    void whatTheStepsWaitForIsDecidedAsTheTableSays() {
        assertMatches("blue-green-step-decisions.md", STEPS, RolloutSituations.ofTheSteps());
    }

    private static void assertMatches(String file, String title, RolloutSituations situations) {
        DecisionTable table = new DecisionTable(
                situations.dimensions(),
                indexes -> outcome(situations.scene(indexes).decide()));
        Golden.assertMatches("dev/kanmon/operator/decide/" + file, title + table.markdown(OUTCOME));
    }

    private static List<String> outcome(BlueGreenMove move) {
        BlueGreenStatus status = move.status();
        return List.of(
                "→ " + status.step() + (status.outcome() == null ? "" : ", " + status.outcome()),
                move.standing().name(),
                status.reason().name(),
                move.act().map(BlueGreenDeciderTableTest::act).orElse("–"),
                Duration.between(RolloutScene.NOW, move.recheckAt()).toMillis() + " ms");
    }

    private static String act(RolloutAct act) {
        if (act instanceof RolloutAct.Scale scale) {
            return "scale " + scale.deployment() + " " + scale.from() + " → " + scale.to();
        }
        if (act instanceof RolloutAct.Switch change) {
            return "switch " + change.from() + " → " + change.to();
        }
        if (act instanceof RolloutAct.Delete delete) {
            return "delete " + delete.deployment();
        }
        RolloutAct.Ask ask = (RolloutAct.Ask) act;
        return "ask " + ask.request().getClass().getSimpleName();
    }
}
