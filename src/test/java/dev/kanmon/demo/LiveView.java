package dev.kanmon.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command that goes on printing, shown line by line until something is there. */
final class LiveView implements AutoCloseable {

    private final Process process;
    private final Narrator narrator;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    LiveView(Process process, Narrator narrator) {
        this.process = process;
        this.narrator = narrator;
        Thread reader = new Thread(this::read, "live-view");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Shows lines as they come.
     *
     * @return when a line is accepted
     * @throws AssertionError when none is in time
     */
    void showUntil(String what, Predicate<String> accepted, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        String line = next(deadline, what);
        while (!accepted.test(line)) {
            line = next(deadline, what);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private String next(Instant deadline, String what) {
        try {
            long millis = Duration.between(Instant.now(), deadline).toMillis();
            String line = lines.poll(Math.max(0, millis), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new AssertionError("waited in vain for " + what + "; what was seen is above");
            }
            narrator.printed(line);
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Curtain.Interrupted();
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // The view was closed while the command was printing: nobody looks any more.
        }
    }
}
