package dev.kanmon.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the main thread put everything away before the JVM ends, whoever ends it. */
final class Curtain {

    private static final int PATIENCE_SECONDS = 60;

    private final Thread player;
    private final CountDownLatch fallen = new CountDownLatch(1);

    /** The play was stopped from outside. */
    static final class Interrupted extends RuntimeException {}

    private Curtain(Thread player) {
        this.player = player;
    }

    /** From now on a signal interrupts the calling thread, and the JVM waits for it. */
    static Curtain hang() {
        Curtain curtain = new Curtain(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(curtain::stopPlayer, "curtain"));
        return curtain;
    }

    /** Everything is put away. */
    void fall() {
        fallen.countDown();
    }

    /** Whether the calling thread was told to stop; stays so. */
    static boolean isFalling() {
        return Thread.currentThread().isInterrupted();
    }

    private void stopPlayer() {
        if (fallen.getCount() == 0) {
            return;
        }
        player.interrupt();
        try {
            fallen.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
