package dev.kanmon.bench;

import dev.kanmon.testsupport.operator.ApiRequest;
import java.time.Duration;
import java.util.Map;

/** The last part of {@code make bench}: 500 DatabaseMigrations under one operator. */
public final class ScaleBench {

    private static final int RESOURCES = 500;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private ScaleBench() {}

    /** {@code -Dkanmon.scale.resources}: how many. */
    public static void main(String[] arguments) throws InterruptedException {
        int resources = Integer.getInteger("kanmon.scale.resources", RESOURCES);
        try (Scale scale = new Scale(resources)) {
            Duration time = scale.untilAllReady();
            long written = scale.writesWhileIdle(IDLE);
            System.out.printf("scale: %d DatabaseMigrations, one operator, Jobs played%n", resources);
            System.out.printf("  %-45s %8.1f s%n", "first apply to all Ready", time.toMillis() / 1000.0);
            print(scale.requests(), resources);
            System.out.printf("  %-45s %8d%n", "writes in " + IDLE.toSeconds() + " idle seconds", written);
            System.out.printf("  %-45s %8.1f MiB%n", "heap after GC, as a process", mebibytes(scale.heapOfProcess()));
        }
        // The shared API server's client would keep the JVM alive; its hook ends both.
        System.exit(0);
    }

    private static void print(Map<ApiRequest, Long> requests, int resources) {
        requests.forEach((request, count) ->
                System.out.printf("  %-45s %8d %8.2f each%n", request, count, (double) count / resources));
        long all = requests.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("  %-45s %8d %8.2f each%n", "all requests", all, (double) all / resources);
    }

    private static double mebibytes(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }
}
