package dev.kanmon.bench;

import dev.kanmon.bench.GateScene.Endpoint;
import dev.kanmon.bench.HttpLoad.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A part of {@code make bench}: questions a second that the packaged operator answers on one core, beside its own health
 * endpoint, and what it asks of the API server meanwhile.
 */
public final class GateBench {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 5;

    private GateBench() {}

    public static void main(String[] arguments) {
        try (GateScene scene = GateScene.open()) {
            scene.warmUp(ROUND);
            List<Double> idle = new ArrayList<>();
            List<Double> asked = new ArrayList<>();
            Map<Endpoint, List<Result>> results = new EnumMap<>(Endpoint.class);
            // Rounds take turns, so that what else the machine does hits all alike.
            for (int round = 0; round < ROUNDS; round++) {
                idle.add(scene.apiServerRequestsPerSecondDuring(GateBench::rest));
                asked.add(scene.apiServerRequestsPerSecondDuring(() -> measure(scene, Endpoint.GATE, results)));
                measure(scene, Endpoint.WEBHOOK, results);
                measure(scene, Endpoint.HEALTH, results);
            }
            print(results, scene.cores());
            System.out.printf(
                    "  requests to the API server a second: %.1f while nobody asks the gate, %.1f under these questions%n",
                    mean(idle), mean(asked));
        }
        // The shared API server's client would keep the JVM alive; its hook ends both.
        System.exit(0);
    }

    private static void measure(GateScene scene, Endpoint endpoint, Map<Endpoint, List<Result>> results) {
        results.computeIfAbsent(endpoint, unused -> new ArrayList<>()).add(scene.load(endpoint, ROUND));
    }

    private static void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(ROUND.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(Map<Endpoint, List<Result>> results, String cores) {
        double health = median(
                results.get(Endpoint.HEALTH).stream().map(Result::perCpuSecond).toList());
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

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
