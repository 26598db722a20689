package dev.kanmon.testsupport.kubelet;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One pod's order to end, given at most once, and the pauses that it cuts short. */
final class Termination {

    /** Thrown out of a pause when the pod has to end. */
    static final class Ordered extends RuntimeException {
        Ordered() {
            super("the pod is to end", null, false, false);
        }
    }

    private final CompletableFuture<Duration> order = new CompletableFuture<>();

    /**
     * @param grace between SIGTERM and SIGKILL
     */
    void order(Duration grace) {
        order.complete(grace);
    }

    boolean isOrdered() {
        return order.isDone();
    }

    /** Completes with the grace period. */
    CompletableFuture<Duration> ordered() {
        return order;
    }

    /**
     * Waits.
     *
     * @throws Ordered as soon as the pod has to end
     */
    void pause(Duration duration) {
        try {
            order.get(duration.toMillis(), TimeUnit.MILLISECONDS);
            throw new Ordered();
        } catch (TimeoutException e) {
            // Nobody ordered an end: the pause is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ordered();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an order never fails", e);
        }
    }
}
