package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupManifests;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.FolderStore;
import dev.kanmon.runner.backup.S3Options;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/**
 * Where a backup is, as {@code kanmon backup} reported it: the address of its manifest.
 *
 * @param place that it is in
 * @param file the manifest's name there
 */
record BackupAddress(String place, String file) {

    private static final String FILE_SCHEME = "file:";
    private static final String S3_SCHEME = "s3:";

    /** @throws ProblemException K3020 for a text that no backup has for an address */
    static BackupAddress parse(String identifier) {
        int slash = identifier.lastIndexOf('/');
        boolean known = identifier.startsWith(FILE_SCHEME) || identifier.startsWith(S3_SCHEME);
        if (!known || slash < 0 || !BackupManifests.isFileName(identifier)) {
            throw ProblemException.invalidInput(
                    ProblemCode.BACKUP_NOT_FOUND,
                    "\"" + identifier + "\" is not the address of a backup.",
                    "Give " + RunnerOptions.FROM
                            + " what kanmon backup reported, such as file:///backups/shop/a.json or"
                            + " s3://bucket/shop/a.json.");
        }
        return new BackupAddress(identifier.substring(0, slash), identifier.substring(slash + 1));
    }

    /** The place, opened; the caller closes it. */
    BackupStore open(ParseResult arguments) {
        return place.startsWith(S3_SCHEME) ? S3Options.open(arguments, place) : new FolderStore(folder());
    }

    private Path folder() {
        try {
            return Path.of(URI.create(place + "/"));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.BACKUP_NOT_FOUND,
                    "\"" + place + "\" is not the address of a folder: " + e.getMessage() + ".",
                    "Write it like file:///backups/shop.");
        }
    }

    /** @throws ProblemException K3020 where there is none */
    BackupManifest manifest(BackupStore store) {
        return BackupManifests.find(store, BackupManifests.backupOf(file)).orElseThrow(this::notFound);
    }

    private ProblemException notFound() {
        return new ProblemException(new Problem(
                ProblemCode.BACKUP_NOT_FOUND,
                ExitCode.RESTORE_FAILED,
                "There is no backup " + place + "/" + file + ". The database is as it was.",
                "Look which there are; a volume may be mounted elsewhere, or the backup was removed."));
    }
}
