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
import dev.kanmon.engine.backup.s3.S3Encryption;
import dev.kanmon.engine.backup.s3.S3Location;
import dev.kanmon.engine.backup.s3.S3Settings;
import dev.kanmon.engine.backup.s3.S3Store;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
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
        return place.startsWith(S3_SCHEME) ? S3Store.open(s3(arguments)) : new FolderStore(folder());
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

    private S3Settings s3(ParseResult arguments) {
        try {
            return new S3Settings(
                    S3Location.parse(place),
                    given(arguments, RunnerOptions.S3_ENDPOINT).map(URI::create),
                    given(arguments, RunnerOptions.S3_REGION),
                    arguments.hasMatchedOption(RunnerOptions.S3_PATH_STYLE),
                    S3Encryption.BUCKET_DEFAULT,
                    true);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidInput(ProblemCode.BACKUP_NOT_FOUND, e.getMessage() + ".", null);
        }
    }

    private static Optional<String> given(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, null));
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
