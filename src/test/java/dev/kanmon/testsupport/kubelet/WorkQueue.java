package dev.kanmon.testsupport.kubelet;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A controller's queue of keys: a key waits at most once, is handled by one worker at a time, and comes back after a
 * pause when its handler throws.
 */
final class WorkQueue<K> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final Consumer<K> handler;
    private final ScheduledThreadPoolExecutor workers;
    private final Set<K> waiting = new HashSet<>();
    private final Set<K> handled = new HashSet<>();

    WorkQueue(String name, int workerCount, Consumer<K> handler) {
        this.name = name;
        this.handler = handler;
        this.workers = new ScheduledThreadPoolExecutor(workerCount, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        // What comes too late, while the player is being closed, is of no use to anyone.
        this.workers.setRejectedExecutionHandler((task, executor) -> {});
        this.workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    synchronized void add(K key) {
        if (waiting.add(key) && !handled.contains(key)) {
            workers.execute(() -> handle(key));
        }
    }

    void addAfter(K key, Duration delay) {
        workers.schedule(() -> add(key), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(K key) {
        begin(key);
        try {
            handler.accept(key);
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                LOG.debugf(e, "%s: %s comes again", name, key);
                addAfter(key, RETRY);
            }
        } finally {
            end(key);
        }
    }

    private synchronized void begin(K key) {
        waiting.remove(key);
        handled.add(key);
    }

    private synchronized void end(K key) {
        handled.remove(key);
        if (waiting.contains(key)) {
            workers.execute(() -> handle(key));
        }
    }
}
