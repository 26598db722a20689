package dev.kanmon.crash;

import dev.kanmon.crash.Executioner.Moment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code make crash}: kills runner and operator again and again, prints what that led to, and ends with status 1 on any flaw. */
public final class CrashTest {

    private static final int KILLED_RUNNERS = 200;
    private static final int KILLED_OPERATOR_PROCESSES = 10;
    private static final int KILLED_RESTORES_OF_EACH_METHOD = 25;
    private static final int SCENARIOS_AT_ONCE = 4;
    private static final int EACH_WRITE = 1;

    private CrashTest() {}

    /**
     * {@code -Dkanmon.crash.kills}: how many runners; {@code -Dkanmon.crash.seed}: draws the same delays again.
     *
     * @param arguments {@code runner}, {@code operator}, {@code process}, {@code restore}; all without any
     */
    public static void main(String[] arguments) throws Exception {
        Set<String> parts =
                arguments.length == 0 ? Set.of("runner", "operator", "process", "restore") : Set.of(arguments);
        boolean flawless = true;
        if (parts.contains("runner")) {
            flawless &= killRunners();
        }
        if (parts.contains("operator")) {
            flawless &= killOperators();
        }
        if (parts.contains("process")) {
            flawless &= killOperatorProcesses();
        }
        if (parts.contains("restore")) {
            flawless &= killRestores();
        }
        // The shared API server's client would keep the JVM alive; its hook ends both.
        System.exit(flawless ? 0 : 1);
    }

    private static boolean killRunners() throws InterruptedException {
        int kills = Integer.getInteger("kanmon.crash.kills", KILLED_RUNNERS);
        long seed = Long.getLong("kanmon.crash.seed", System.nanoTime());
        System.out.println("killing " + kills + " runners at random moments, seed " + seed);
        RunnerCrashCounts counts =
                new RunnerCrash(kills, seed, soFar -> System.out.println("  " + soFar.progress())).run();
        return report(counts.text(), counts.flaws());
    }

    private static boolean killRestores() {
        long seed = Long.getLong("kanmon.crash.seed", System.nanoTime());
        System.out.println(
                "killing " + 2 * KILLED_RESTORES_OF_EACH_METHOD + " restores at random moments, seed " + seed);
        RestoreCrashCounts counts =
                new RestoreCrash(KILLED_RESTORES_OF_EACH_METHOD, seed, soFar -> System.out.println("  " + soFar)).run();
        return report(counts.text(), counts.flaws());
    }

    private static boolean killOperators() throws Exception {
        System.out.println("killing the operator at each of its writes");
        OperatorCrashCounts counts = new OperatorCrash(
                        SCENARIOS_AT_ONCE,
                        EACH_WRITE,
                        EnumSet.allOf(Moment.class),
                        soFar -> System.out.println("  " + soFar.progress()))
                .run();
        return report(counts.text(), counts.flaws());
    }

    private static boolean killOperatorProcesses() throws Exception {
        long seed = Long.getLong("kanmon.crash.seed", System.nanoTime());
        System.out.println("killing operator processes at random moments, seed " + seed);
        OperatorProcessCrash crash = new OperatorProcessCrash(KILLED_OPERATOR_PROCESSES, seed);
        crash.run();
        return report(crash.text(), crash.flaws());
    }

    private static boolean report(String text, List<Flaw> flaws) {
        System.out.println(text);
        return flaws.isEmpty();
    }
}
