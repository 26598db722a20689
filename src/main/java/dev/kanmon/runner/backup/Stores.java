package dev.kanmon.runner.backup;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.FolderStore;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The place for backups that a command line names: a folder, or a bucket under a prefix. */
public final class Stores {

    private Stores() {}

    /** Adds the options that name a place. */
    public static CommandSpec addTo(CommandSpec spec) {
        spec.addOption(S3Options.text(RunnerOptions.TO_DIRECTORY, "DIRECTORY", "The folder with the backups."))
                .addOption(S3Options.text(
                        RunnerOptions.TO_S3,
                        "ADDRESS",
                        "The place with the backups in storage that speaks S3, as s3://bucket/prefix. Credentials are"
                                + " taken from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) or from the"
                                + " machine's or pod's identity."));
        return S3Options.addTo(spec);
    }

    /**
     * The place that was named; the caller closes it.
     *
     * @throws ProblemException K3060 where none or two are named, or one that cannot be
     */
    public static BackupStore open(ParseResult arguments) {
        boolean folder = arguments.hasMatchedOption(RunnerOptions.TO_DIRECTORY);
        boolean bucket = arguments.hasMatchedOption(RunnerOptions.TO_S3);
        if (folder == bucket) {
            throw invalid("Give " + RunnerOptions.TO_DIRECTORY + " or " + RunnerOptions.TO_S3 + ", one of them.");
        }
        if (folder) {
            return new FolderStore(Path.of(arguments.<String>matchedOptionValue(RunnerOptions.TO_DIRECTORY, null)));
        }
        return S3Options.open(arguments, arguments.matchedOptionValue(RunnerOptions.TO_S3, null));
    }

    static ProblemException invalid(String message) {
        return ProblemException.invalidInput(ProblemCode.INVALID_BACKUP_REQUEST, message, "Look at --help.");
    }
}
