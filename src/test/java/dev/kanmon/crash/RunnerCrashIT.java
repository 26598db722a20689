package dev.kanmon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small part of {@code make crash}. */
class RunnerCrashIT {

    private static final int KILLED_RUNNERS = 25;

    @Test
    void aKilledRunnerLeavesATrueHistoryAndTheNextOneGetsToTheEnd() throws InterruptedException {
        long seed = System.nanoTime();

        RunnerCrashCounts counts =
                new RunnerCrash(Integer.getInteger("kanmon.crash.kills", KILLED_RUNNERS), seed, soFar -> {}).run();

        System.out.println("seed " + seed + System.lineSeparator() + counts.text());
        assertThat(counts.flaws()).as("with seed " + seed).isEmpty();
    }
}
