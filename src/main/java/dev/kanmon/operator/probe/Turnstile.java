package dev.kanmon.operator.probe;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets only so many things be under way at once; the others wait for their turn, in order, without a thread. */
final class Turnstile {

    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    Turnstile(int most) {
        this.most = most;
    }

    /** @param start begins the thing when it is its turn */
    <T> CompletableFuture<T> pass(Supplier<CompletableFuture<T>> start) {
        CompletableFuture<T> result = new CompletableFuture<>();
        enqueue(() -> begin(start, result));
        admitWaiting();
        return result;
    }

    private <T> void begin(Supplier<CompletableFuture<T>> start, CompletableFuture<T> result) {
        CompletableFuture.completedFuture(start).thenCompose(Supplier::get).whenComplete((value, failure) -> {
            leave();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
            admitWaiting();
        });
    }

    private void admitWaiting() {
        for (Optional<Runnable> next = admit(); next.isPresent(); next = admit()) {
            next.get().run();
        }
    }

    private synchronized void enqueue(Runnable thing) {
        waiting.add(thing);
    }

    private synchronized Optional<Runnable> admit() {
        if (underWay == most || waiting.isEmpty()) {
            return Optional.empty();
        }
        underWay++;
        return Optional.of(waiting.remove());
    }

    private synchronized void leave() {
        underWay--;
    }
}
