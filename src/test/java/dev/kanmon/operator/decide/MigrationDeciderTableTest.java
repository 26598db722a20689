package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.testsupport.Golden;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every phase × every observed state, as a table that a reader can check. */
class MigrationDeciderTableTest {

    private static final String TITLE = """
            # What is decided for a DatabaseMigration

            Written by MigrationDeciderTableTest from the decisions themselves, and compared with them: every situation that
            its parts can make is in exactly one row. Left of the arrow is what is found, right of it what follows. A part
            in which no value makes a difference says "any".

            """;

    @Test
    void everySituationIsDecidedAsTheTableSays() {
        DecisionTable table = new DecisionTable(MigrationSituations.dimensions(), MigrationDeciderTableTest::outcome);
        Golden.assertMatches(
                "dev/kanmon/operator/decide/migration-decisions.md",
                TITLE
                        + table.markdown(List.of(
                                "→ phase", "reason", "effect", "run", "TargetReachable", "Applied", "look again")));
    }

    /**
     * What was decided before is no input: the phase follows from the run and from what is observed, every time anew. Each
     * situation meets the next of the phases in turn; all of them in each would be ten times as many decisions.
     */
    @Test
    void theOldPhaseMakesNoDifference() {
        Iterator<Phase> phases = Stream.generate(() -> Arrays.stream(Phase.values()))
                .flatMap(all -> all)
                .iterator();
        MigrationSituations.forEach(
                scene -> assertThat(scene.phase(phases.next()).decide()).isEqualTo(scene.decide()));
    }

    private static List<String> outcome(List<Integer> situation) {
        Scene scene = MigrationSituations.scene(situation);
        Decision decision = scene.decide();
        return List.of(
                "→ " + decision.phase(),
                Outcomes.reason(decision.findings()),
                Outcomes.effect(decision.effect()),
                Outcomes.run(scene.run(), decision.run()),
                Outcomes.state(decision.findings(), ConditionType.TargetReachable),
                Outcomes.state(decision.findings(), ConditionType.Applied),
                Outcomes.recheck(decision.recheckAt()));
    }
}
