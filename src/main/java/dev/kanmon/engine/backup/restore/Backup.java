package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.backup.BackupManifest;

/**
 * A backup that is to be brought back.
 *
 * @param manifest what it says of itself
 * @param archive where its files are
 * @param program reads them
 */
record Backup(BackupManifest manifest, Archive archive, RestoreProgram program) {

    /** Reads all of it, and its table of contents. */
    void requireIntact() {
        archive.requireIntact();
        try (ArchiveProcess list = program.list()) {
            list.finish();
        }
    }
}
