package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A place that holds backups: a folder, or a bucket under a prefix. What is in it is found by name. All methods throw a
 * {@link ProblemException} that says what, where and what to do when the place does not let them.
 */
public interface BackupStore extends AutoCloseable {

    /**
     * Checks before anything is written that the place is there, may be written to, read and deleted from, and has room.
     *
     * @param expectedBytes about what will be written; an estimate
     */
    void check(long expectedBytes);

    /**
     * A file that is being written. There is nothing under its name until {@link PartialFile#complete()}.
     *
     * @param name of the file, a single path segment
     */
    PartialFile create(String name);

    /** The content of a complete file. */
    InputStream open(String name);

    /**
     * Proves that a complete file is what was written. This reads all of it back; a place whose own checksums say the same
     * may ask for those instead.
     *
     * @throws ProblemException K3056 where it is something else
     */
    default void prove(BackupManifest.File written) {
        ContentDigest found = new ContentDigest();
        try (InputStream content = open(written.name())) {
            found.updateAll(content);
        } catch (IOException e) {
            throw new ProblemException(notReadable(written, "it cannot be read back: " + e), e);
        }
        if (!found.of(written.name()).equals(written)) {
            throw new ProblemException(
                    notReadable(written, "what is read back is not what was written (another size or SHA-256)"));
        }
    }

    private Problem notReadable(BackupManifest.File file, String why) {
        return new Problem(
                ProblemCode.BACKUP_NOT_READABLE,
                ExitCode.BACKUP_FAILED,
                "The backup's file " + address(file.name()) + " is of no use: " + why + ".",
                "Check the storage; another process may have written there too. Then take the backup again.");
    }

    /** The names of all complete files, in no order; those of others are among them. */
    List<String> names();

    /** Removes a file; one that is not there is removed already. */
    void delete(String name);

    /**
     * By what a complete file is found again from anywhere: {@code file:///backups/shop/a.json}, {@code s3://bucket/prefix/a.json}.
     */
    String address(String name);

    @Override
    void close();
}
