package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How a deploy is told to stop, from another thread. After {@link #request()} nothing new is begun; after {@link
 * #cancelRunning()} what runs is cancelled too, and rolled back.
 */
public final class StopSignal implements Pause {

    private static final Runnable NOTHING_RUNS = () -> {};

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<Runnable> canceller = new AtomicReference<>(NOTHING_RUNS);
    private volatile boolean cancelled;

    /** Begin nothing new. Ends every pause at once. */
    public void request() {
        requested.countDown();
    }

    /** Cancel what runs. */
    public void cancelRunning() {
        cancelled = true;
        request();
        canceller.get().run();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Sets what cancels the running statement. */
    public void onCancel(Runnable cancel) {
        canceller.set(cancel);
    }

    @Override
    public boolean await(Duration duration) {
        try {
            return !requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
