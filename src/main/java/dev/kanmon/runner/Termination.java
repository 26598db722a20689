package dev.kanmon.runner;

import dev.kanmon.engine.deploy.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens on SIGTERM or Ctrl-C: the command is told to stop, gets its grace, is then cancelled, and the process
 * ends with the status that the command chose. When the command does not end even so, the process ends as one that the
 * signal killed, for nobody knows what the database did.
 */
final class Termination {

    /** What a shell and a kubelet show for a process that SIGTERM ended: 128 + 15. */
    private static final int KILLED_BY_SIGTERM = 143;

    /** To roll back and to report after the cancellation; the operator leaves 10 seconds. */
    private static final Duration TO_ROLL_BACK = Duration.ofSeconds(8);

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = KILLED_BY_SIGTERM;
    private volatile Duration gracePeriod = Duration.ZERO;
    private volatile Consumer<Duration> announcement = grace -> {};

    /** How the command learns that it is to stop. */
    StopSignal stop() {
        return stop;
    }

    /**
     * @param period how long what runs may go on
     * @param announce is told that the command is stopping, and how long it has; on another thread
     */
    void allow(Duration period, Consumer<Duration> announce) {
        gracePeriod = period;
        announcement = announce;
    }

    /** The command has ended and printed all that it has to say. */
    void ended(int exitStatus) {
        status = exitStatus;
        ended.countDown();
    }

    /** Runs as the JVM's shutdown hook, also when the command has ended by itself. */
    void onShutdown() {
        if (ended.getCount() == 0) {
            return;
        }
        announcement.accept(gracePeriod);
        stop.request();
        if (!awaitEnd(gracePeriod)) {
            stop.cancelRunning();
            awaitEnd(TO_ROLL_BACK);
        }
        // A JVM that a signal ends says 143 whatever the command chose; only halting here can say it.
        Runtime.getRuntime().halt(status);
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
