package dev.kanmon.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stream to its end on a thread of its own, and keeps the last of it. */
final class LastWords {

    private static final int KEPT_BYTES = 2048;

    private final InputStream stream;
    private final Thread reader;
    private byte[] kept = new byte[0];

    private LastWords(InputStream stream) {
        this.stream = stream;
        this.reader = new Thread(this::read, "client-errors");
        reader.setDaemon(true);
    }

    static LastWords of(InputStream stream) {
        LastWords words = new LastWords(stream);
        words.reader.start();
        return words;
    }

    private void read() {
        byte[] buffer = new byte[KEPT_BYTES];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                append(buffer, length);
            }
        } catch (IOException e) {
            // The process was killed while it spoke; what came before is kept.
        }
    }

    private synchronized void append(byte[] buffer, int length) {
        byte[] joined = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(buffer, 0, joined, kept.length, length);
        kept = Arrays.copyOfRange(joined, Math.max(0, joined.length - KEPT_BYTES), joined.length);
    }

    /** Waits for the stream's end. */
    void await() throws InterruptedException {
        reader.join();
    }

    synchronized String text() {
        return new String(kept, StandardCharsets.UTF_8).strip();
    }
}
