package dev.kanmon.testsupport.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a container left as its last words. */
final class TerminationMessage {

    /** Kubelet, {@code MaxContainerTerminationMessageLength}, bytes. */
    private static final int MAX_BYTES = 4096;

    private TerminationMessage() {}

    static Optional<String> read(Path file) {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            byte[] kept = bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
            return Optional.of(new String(kept, StandardCharsets.UTF_8)).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
