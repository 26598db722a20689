package dev.kanmon.crash;

import java.util.List;

/** {@code make crash}: kills runner and operator again and again, prints what that led to, and fails on any flaw. */
public final class CrashTest {

    private static final int KILLED_RUNNERS = 200;

    private CrashTest() {}

    /** {@code -Dkanmon.crash.kills}: how many runners; {@code -Dkanmon.crash.seed}: draws the same delays again. */
    public static void main(String[] arguments) throws InterruptedException {
        int kills = Integer.getInteger("kanmon.crash.kills", KILLED_RUNNERS);
        long seed = Long.getLong("kanmon.crash.seed", System.nanoTime());
        System.out.println("seed " + seed);
        RunnerCrashCounts runner = new RunnerCrash(kills, seed).run();
        System.out.print(runner.text());
        failOn(runner.flaws());
    }

    private static void failOn(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new AssertionError(flaws.size() + " flaws, see above");
        }
    }
}
