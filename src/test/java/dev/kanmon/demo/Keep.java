package dev.kanmon.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Stays until somebody has seen enough. */
final class Keep {

    private Keep() {}

    /**
     * Returns when Enter is pressed.
     *
     * @throws Curtain.Interrupted on Ctrl-C
     */
    static void untilEnter(Narrator narrator) {
        narrator.say("KEEP=1: everything stays up. Enter or Ctrl-C ends it.");
        CompletableFuture<Integer> enter = new CompletableFuture<>();
        // Reading a terminal cannot be interrupted, so it is not the player who reads.
        Thread reader = new Thread(() -> enter.complete(read()), "enter");
        reader.setDaemon(true);
        reader.start();
        try {
            enter.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Curtain.Interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a line never fails", e);
        }
    }

    private static int read() {
        try {
            return System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
