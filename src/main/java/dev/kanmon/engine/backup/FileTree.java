package dev.kanmon.engine.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders on a disk: made durable, given their names, removed. */
final class FileTree {

    private FileTree() {}

    /** Removes a file, or a folder with all that is in it; links are removed, not followed. */
    static void delete(Path path) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(path)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }

    /** Makes what was written to a file, or the names in a folder, outlive the machine's fall. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Gives something complete and synced its name, in one step that is there after the machine's fall, or is not. */
    static void publish(Path partial, Path complete) throws IOException {
        Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
        sync(complete.getParent());
    }
}
