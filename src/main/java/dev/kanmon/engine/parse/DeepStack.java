package dev.kanmon.engine.parse;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs what needs more stack than the caller's thread may have. */
final class DeepStack {

    /** In bytes, of address space alone until it is used. A level of an expression takes up to 2 KiB. */
    private static final long SIZE = 64L << 20;

    private DeepStack() {}

    /** Waits for it, whether interrupted or not: it ends soon. What it throws comes out as it is. */
    static <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "kanmon-deep-parse", SIZE);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException failure ? failure : new CompletionException(thrown);
    }
}
