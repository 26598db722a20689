package dev.kanmon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small part of {@code make crash}. */
class RestoreCrashIT {

    private static final int KILLS_OF_EACH_METHOD = 3;

    @Test
    void aKilledRestoreLeavesAWholeDatabaseAndTheNextOneGetsToTheEnd() {
        long seed = System.nanoTime();

        RestoreCrashCounts counts = new RestoreCrash(KILLS_OF_EACH_METHOD, seed, soFar -> {}).run();

        System.out.println("seed " + seed + System.lineSeparator() + counts.text());
        assertThat(counts.flaws()).as("with seed " + seed).isEmpty();
    }
}
