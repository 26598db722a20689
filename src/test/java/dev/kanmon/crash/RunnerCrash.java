package dev.kanmon.crash;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Kills runner processes at random moments. After each kill the history has to be true; after the kills, an undisturbed
 * deploy has to get to the end, with everything applied exactly once.
 */
final class RunnerCrash {

    private static final int BATCHES_PER_DATABASE = 4;
    /** So that the run that recovers from a kill is killed, too. */
    private static final int MOST_KILLS_IN_A_ROW = 5;

    private final int wanted;
    private final Random random;
    private final Consumer<RunnerCrashCounts> spectator;
    private final RunnerCrashCounts counts = new RunnerCrashCounts();
    private Duration wholeRun;

    /**
     * @param kills how many runners to kill
     * @param seed the same one draws the same delays
     * @param spectator is shown the counts after each undisturbed deploy
     */
    RunnerCrash(int kills, long seed, Consumer<RunnerCrashCounts> spectator) {
        this.wanted = kills;
        this.random = new Random(seed);
        this.spectator = spectator;
    }

    RunnerCrashCounts run() throws InterruptedException {
        while (counts.kills() < wanted) {
            try (TestDatabase database = TestPostgres.shared().newDatabase();
                    CrashSource source = new CrashSource();
                    SessionWatch watch = new SessionWatch(database)) {
                new OneDatabase(database, source, watch).run();
            }
        }
        return counts;
    }

    /** The life of one database. */
    private final class OneDatabase {

        private final TestDatabase database;
        private final CrashSource source;
        private final SessionWatch watch;
        private int finishedBefore;

        OneDatabase(TestDatabase database, CrashSource source, SessionWatch watch) {
            this.database = database;
            this.source = source;
            this.watch = watch;
        }

        void run() throws InterruptedException {
            if (wholeRun == null) {
                source.addBatch();
                deployToTheEnd();
            }
            for (int batch = 0; batch < BATCHES_PER_DATABASE && counts.kills() < wanted; batch++) {
                source.addBatch();
                int killsInARow = 1 + random.nextInt(MOST_KILLS_IN_A_ROW);
                for (int i = 0; i < killsInARow && somethingIsLeft() && counts.kills() < wanted; i++) {
                    killOne();
                    counts.found(Truth.flaws(migrations(), database));
                }
                deployToTheEnd();
            }
        }

        private boolean somethingIsLeft() {
            return watch.finished() < migrations().size();
        }

        private void killOne() throws InterruptedException {
            Duration delay = Duration.ofNanos((long) (wholeRun.toNanos() * random.nextDouble()));
            try (RunnerProcess runner = RunnerProcess.deploy(source.directory(), database.url())) {
                if (!runner.runsFor(delay)) {
                    counts.ended();
                    return;
                }
                Stage stage = watch.stage(migrations().size());
                if (runner.kill()) {
                    counts.killed(stage);
                } else {
                    counts.ended();
                }
            }
            watch.awaitNoSession();
        }

        private void deployToTheEnd() throws InterruptedException {
            boolean wholeRunIsLeft = watch.finished() == finishedBefore;
            long began = System.nanoTime();
            try (RunnerProcess runner = RunnerProcess.deploy(source.directory(), database.url())) {
                int status = runner.await();
                if (status != 0) {
                    counts.found(List.of(new Flaw(Flaw.Kind.STUCK, "exit " + status + ": " + runner.printed())));
                }
            }
            if (wholeRunIsLeft) {
                wholeRun = Duration.ofNanos(System.nanoTime() - began);
            }
            watch.awaitNoSession();
            counts.found(Truth.flawsAtEnd(migrations(), database));
            counts.deployed(watch.finished() - finishedBefore);
            finishedBefore = watch.finished();
            spectator.accept(counts);
        }

        private List<CrashMigration> migrations() {
            return source.migrations();
        }
    }
}
