package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to run a server in a cache directory. It ends with the process, however that ends. */
final class CacheLock implements AutoCloseable {

    private final FileChannel channel;

    private CacheLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @return empty where another process has it */
    static Optional<CacheLock> tryTake(Path cacheDirectory) {
        try {
            Files.createDirectories(cacheDirectory);
            FileChannel channel = FileChannel.open(
                    cacheDirectory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new CacheLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new ShadowUnavailableException(
                    "The shadow's cache directory " + cacheDirectory + " cannot be used: " + e, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process then.
        }
    }
}
