package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Puts what pg_dump writes into a store: there whole and as it was written, or not at all. */
final class ArchiveWriter {

    private final BackupStore store;
    private final LongConsumer written;

    /** @param written is told how many bytes of a file there are so far */
    ArchiveWriter(BackupStore store, LongConsumer written) {
        this.store = store;
        this.written = written;
    }

    /** @throws ProblemException K3060 where the place cannot hold the format */
    void requireSupport(BackupManifest.Format format) {
        if (format == BackupManifest.Format.DIRECTORY && !(store instanceof FolderStore)) {
            throw ProblemException.invalidInput(
                    ProblemCode.INVALID_BACKUP_REQUEST,
                    "Several jobs write a folder, and this place holds single files only.",
                    "Leave --jobs out, or back up into a folder.");
        }
    }

    /**
     * Writes an archive and reads it back.
     *
     * @throws ProblemException K3054 where pg_dump failed, K3055 where the place did, K3056 where it holds something else
     */
    BackupManifest.File write(PgDump dump, DumpRequest request) {
        try {
            return store instanceof FolderStore folders && request.format() == BackupManifest.Format.DIRECTORY
                    ? writeFolder(folders, dump, request)
                    : writeFile(dump, request);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.BACKUP_NOT_WRITTEN,
                            ExitCode.BACKUP_FAILED,
                            "The dump could not be written to " + store.address(request.dumpFile()) + ": " + e + ".",
                            "Check the place and its free space, and take the backup again; what was half-written is"
                                    + " removed."),
                    e);
        }
    }

    private BackupManifest.File writeFile(PgDump dump, DumpRequest request) throws IOException {
        BackupManifest.File file;
        try (PartialFile partial = store.create(request.dumpFile())) {
            file = dump.writeTo(partial.content(), written).of(request.dumpFile());
            partial.complete();
        }
        store.prove(file);
        return file;
    }

    private static BackupManifest.File writeFolder(FolderStore store, PgDump dump, DumpRequest request)
            throws IOException {
        try (PartialFolder partial = store.createFolder(request.dumpFile())) {
            dump.writeInto(partial.path(), request.jobs());
            partial.complete();
        }
        return ContentDigest.ofFolder(request.dumpFile(), store.resolve(request.dumpFile()));
    }

    /** Where pg_restore finds it. */
    ArchiveFile archive(DumpRequest request) {
        return store instanceof FolderStore folders && request.format() == BackupManifest.Format.DIRECTORY
                ? new ArchiveFile(request.dumpFile(), Optional.of(folders.resolve(request.dumpFile())))
                : new ArchiveFile(request.dumpFile(), Optional.empty());
    }
}
