package dev.kanmon.crash;

import dev.kanmon.crash.Flaw.Kind;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.ReconnectingClients;
import dev.kanmon.testsupport.RunnerProcess;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Kills restores at random moments, while clients come back again and again. After each kill the old database or the
 * restored one is there whole; the same restore run again gets to the end, and takes away nothing that is not its own.
 */
final class RestoreCrash {

    /** So that the run that goes on is killed, too. */
    private static final int MOST_KILLS_IN_A_ROW = 3;

    /** One of so many. */
    private static final int KILLED_AT_ANY_MOMENT = 5;

    private static final int CLIENTS = 2;
    private static final int KILLED = 137;
    private static final String QUESTION = "SELECT (SELECT version FROM state) || ' ' || (SELECT count(*) FROM orders)";
    private static final Set<String> TRUE_ANSWERS = Set.of("before 5000", "after 2500");

    private final int wantedOfEach;
    private final Random random;
    private final Consumer<String> spectator;
    private final RestoreCrashCounts counts = new RestoreCrashCounts();
    private int decisions;

    /**
     * @param kills of each method
     * @param seed the same one draws the same delays
     * @param spectator is told how far it is
     */
    RestoreCrash(int kills, long seed, Consumer<String> spectator) {
        this.wantedOfEach = kills;
        this.random = new Random(seed);
        this.spectator = spectator;
    }

    RestoreCrashCounts run() {
        try (PostgresServer server = OldestPostgres.start()) {
            kill(server, "swap");
            kill(server, "in-place");
        }
        return counts;
    }

    private void kill(PostgresServer server, String method) {
        int wanted = counts.kills() + wantedOfEach;
        try (RestoreScene scene = new RestoreScene(server);
                ReconnectingClients clients = ReconnectingClients.start(scene.database(), CLIENTS, QUESTION)) {
            Duration working = finish(scene, method, nextDecision());
            while (counts.kills() < wanted && counts.flaws().isEmpty()) {
                scene.spoil();
                String decision = nextDecision();
                int killsInARow = 1 + random.nextInt(MOST_KILLS_IN_A_ROW);
                for (int i = 0; i < killsInARow && counts.kills() < wanted; i++) {
                    killOne(scene, method, decision, working);
                }
                finish(scene, method, decision);
                spectator.accept(counts.kills() + " kills, " + counts.flaws().size() + " flaws");
            }
            clients.answers().stream()
                    .filter(answer -> !TRUE_ANSWERS.contains(answer))
                    .forEach(answer -> counts.found(new Flaw(Kind.LOST, "a client saw " + answer)));
        }
    }

    private String nextDecision() {
        decisions++;
        return "decision-" + decisions;
    }

    /** Most are killed while they have a session with the server; before, while Java starts, there is little to break. */
    private void killOne(RestoreScene scene, String method, String decision, Duration working) {
        try (RunnerProcess runner = scene.restore(method, decision)) {
            if (random.nextInt(KILLED_AT_ANY_MOMENT) > 0) {
                scene.awaitSession();
            }
            LockSupport.parkNanos((long) (working.toNanos() * random.nextDouble()));
            RestoreStage stage = scene.stage(method);
            runner.kill();
            if (runner.await().status() != KILLED) {
                counts.ended();
                return;
            }
            counts.killed(stage);
        }
        scene.awaitNoSession();
        check(scene, method + " " + decision);
    }

    private void check(RestoreScene scene, String what) {
        if (!scene.foreignAreThere()) {
            counts.found(new Flaw(Kind.LOST, what + ": a database of others is gone"));
        }
        if (!scene.allowsConnections()) {
            counts.foundClosed();
            expect(scene.readyOneIsWhole(), Kind.LOST, what + ": closed, and the restored one is not whole");
        } else if (scene.isOld()) {
            counts.foundOld();
        } else {
            counts.foundRestored();
            expect(scene.isRestored(), Kind.LOST, what + ": neither the old nor the restored one is there whole");
        }
    }

    /** @return how long it worked, from its first session to its end */
    private Duration finish(RestoreScene scene, String method, String decision) {
        long began;
        try (RunnerProcess runner = scene.restore(method, decision)) {
            scene.awaitSession();
            began = System.nanoTime();
            RunnerProcess.Result result = runner.await();
            expect(result.status() == 0, Kind.STUCK, method + " " + decision + ": " + result.all());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String what = method + " " + decision;
        expect(scene.isRestored(), Kind.LOST, what + ": not restored");
        expect(scene.leftovers().isEmpty(), Kind.STUCK, what + ": left behind " + scene.leftovers());
        expect(scene.foreignAreThere(), Kind.LOST, what + ": a database of others is gone");
        if (method.equals("swap")) {
            expect(scene.keptIsOld(), Kind.LOST, what + ": the old database is not kept whole");
            scene.dropKept();
        }
        counts.finished();
        return took;
    }

    private void expect(boolean condition, Kind kind, String otherwise) {
        if (!condition) {
            counts.found(new Flaw(kind, otherwise));
        }
    }
}
