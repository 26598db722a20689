package dev.kanmon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The operator may die anywhere. */
class OperatorCrashIT {

    private static final int SCENARIOS_AT_ONCE = 6;

    @Test
    void anOperatorKilledAtAnyOfItsWritesIsFollowedByOneThatFinishesItsWork() throws Exception {
        OperatorCrashCounts counts = new OperatorCrash(SCENARIOS_AT_ONCE, soFar -> {}).run();

        System.out.println(counts.text());
        assertThat(counts.flaws()).isEmpty();
        assertThat(counts.kills()).isPositive();
    }
}
