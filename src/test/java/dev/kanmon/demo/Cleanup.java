package dev.kanmon.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was begun, the newest first, all of it even when one end fails. */
final class Cleanup implements AutoCloseable {

    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        begun.push(resource);
        return resource;
    }

    /**
     * @throws IllegalStateException the first failure, with the others suppressed
     */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!begun.isEmpty()) {
            try {
                begun.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("not everything could be ended") : failure;
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
