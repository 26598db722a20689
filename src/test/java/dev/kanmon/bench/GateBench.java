package dev.kanmon.bench;

import dev.kanmon.bench.HttpLoad.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A part of {@code make bench}: questions a second that the packaged operator answers on one core, beside its own health
 * endpoint, and what it asks of the API server meanwhile.
 */
public final class GateBench {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 5;

    private GateBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (GateScene scene = GateScene.open()) {
            scene.warmUp(ROUND);
            long idle = scene.apiServerRequestsDuring(Duration.ofSeconds(ROUND.toSeconds() * ROUNDS), () -> {});
            Map<GateScene.Endpoint, List<Result>> results = new EnumMap<>(GateScene.Endpoint.class);
            // Rounds take turns, so that what else the machine does hits all alike.
            long loaded = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (GateScene.Endpoint endpoint : GateScene.Endpoint.values()) {
                    List<Result> rounds = results.computeIfAbsent(endpoint, unused -> new ArrayList<>());
                    long requests = scene.apiServerRequestsDuring(ROUND, () -> rounds.add(scene.load(endpoint, ROUND)));
                    loaded += endpoint == GateScene.Endpoint.GATE ? requests : 0;
                }
            }
            print(results, scene.cores());
            System.out.printf(
                    "  requests to the API server in %d s: %d idle, %d under questions to the gate%n",
                    ROUND.toSeconds() * ROUNDS, idle, loaded);
        }
        // The shared API server's client would keep the JVM alive; its hook ends both.
        System.exit(0);
    }

    private static void print(Map<GateScene.Endpoint, List<Result>> results, String cores) {
        double health = median(results.get(GateScene.Endpoint.HEALTH).stream()
                .map(Result::perCpuSecond)
                .toList());
        System.out.printf("gate: one DatabaseMigration with 200 scripts, %s%n", cores);
        System.out.printf("  %-42s %10s %14s %14s%n", "", "requests/s", "per CPU second", "/ health");
        results.forEach((endpoint, rounds) -> {
            double perCpuSecond =
                    median(rounds.stream().map(Result::perCpuSecond).toList());
            System.out.printf(
                    "  %-42s %10.0f %14.0f %14.2f%n",
                    endpoint.description(),
                    median(rounds.stream().map(Result::perSecond).toList()),
                    perCpuSecond,
                    perCpuSecond / health);
        });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
