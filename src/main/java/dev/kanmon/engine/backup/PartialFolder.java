package dev.kanmon.engine.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a {@link FolderStore} that a program fills: there whole in the end, or not at all. */
final class PartialFolder implements AutoCloseable {

    private final Path partial;
    private final Path complete;

    private PartialFolder(Path partial, Path complete) {
        this.partial = partial;
        this.complete = complete;
    }

    static PartialFolder at(Path partial, Path complete) throws IOException {
        Files.createDirectory(partial);
        return new PartialFolder(partial, complete);
    }

    /** Where the program writes; empty at first. */
    Path path() {
        return partial;
    }

    /** Makes all of it durable and visible under its name, in place of one that was there. */
    void complete() throws IOException {
        try (Stream<Path> files = Files.list(partial)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                FileTree.sync(file);
            }
        }
        FileTree.sync(partial);
        // A folder with something in it cannot be renamed over; without a manifest it was no backup anyway.
        FileTree.delete(complete);
        FileTree.publish(partial, complete);
    }

    /** Drops what was written, unless it was completed. */
    @Override
    public void close() {
        try {
            FileTree.delete(partial);
        } catch (IOException e) {
            throw new UncheckedIOException("what was half-written could not be removed: " + partial, e);
        }
    }
}
