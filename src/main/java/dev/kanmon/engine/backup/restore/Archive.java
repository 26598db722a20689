package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.ContentDigest;
import dev.kanmon.engine.backup.FolderStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a backup where it is kept. */
final class Archive {

    private final BackupStore store;
    private final BackupManifest manifest;

    Archive(BackupStore store, BackupManifest manifest) {
        this.store = store;
        this.manifest = manifest;
    }

    /** Where it is on this machine's disks; empty where it has to be read as a stream. */
    Optional<Path> path() {
        return store instanceof FolderStore folder ? Optional.of(folder.resolve(dump().name())) : Optional.empty();
    }

    /** All of it, from the beginning. */
    InputStream open() {
        return store.open(dump().name());
    }

    /**
     * Reads all of it.
     *
     * @throws ProblemException K3023 where a file is not as the manifest says
     */
    void requireIntact() {
        for (BackupManifest.File expected : manifest.files()) {
            BackupManifest.File found = read(expected.name());
            if (!found.equals(expected)) {
                throw RestoreProblems.damaged("The file " + store.address(expected.name())
                        + " is not what it was when the backup was taken: it has " + found.bytes() + " bytes and "
                        + found.digest() + ", and not " + expected.bytes() + " bytes and " + expected.digest() + ".");
            }
        }
    }

    private BackupManifest.File read(String name) {
        try {
            Optional<Path> folder = folder(name);
            if (folder.isPresent()) {
                return ContentDigest.ofFolder(name, folder.get());
            }
            try (InputStream content = store.open(name)) {
                ContentDigest digest = new ContentDigest();
                digest.updateAll(content);
                return digest.of(name);
            }
        } catch (IOException e) {
            throw RestoreProblems.unreadable(store.address(name), e);
        }
    }

    private Optional<Path> folder(String name) {
        return store instanceof FolderStore folder
                ? Optional.of(folder.resolve(name)).filter(Files::isDirectory)
                : Optional.empty();
    }

    private BackupManifest.File dump() {
        return manifest.files().get(0);
    }
}
