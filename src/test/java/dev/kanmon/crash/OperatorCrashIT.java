package dev.kanmon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.crash.Executioner.Moment;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The operator may die anywhere. {@code make crash} kills it on both sides of each write, which takes many minutes; here it
 * dies after every third.
 */
class OperatorCrashIT {

    private static final int SCENARIOS_AT_ONCE = 4;
    private static final int EVERY_THIRD_WRITE = 3;

    @Test
    void anOperatorKilledAtItsWritesIsFollowedByOneThatFinishesItsWork() throws Exception {
        OperatorCrashCounts counts = new OperatorCrash(
                        SCENARIOS_AT_ONCE, EVERY_THIRD_WRITE, Set.of(Moment.AFTER_THE_SERVER_ACTED), soFar -> {})
                .run();

        System.out.println(counts.text());
        assertThat(counts.flaws()).isEmpty();
        assertThat(counts.kills()).isPositive();
    }
}
