package dev.kanmon.testsupport.application;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The share of failed requests of the last second, as an application's own monitoring counts it. */
final class RecentRequests {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Deque<Request> newestLast = new ArrayDeque<>();

    private record Request(long nanos, boolean failed) {}

    synchronized void add(boolean failed) {
        forgetOld();
        newestLast.add(new Request(System.nanoTime(), failed));
    }

    /** 0 where there were none. */
    synchronized double errorRate() {
        forgetOld();
        return newestLast.stream()
                .mapToInt(request -> request.failed() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private void forgetOld() {
        long oldest = System.nanoTime() - WINDOW.toNanos();
        while (!newestLast.isEmpty() && newestLast.peek().nanos() < oldest) {
            newestLast.remove();
        }
    }
}
