package dev.kanmon.runner.backup;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.s3.S3Encryption;
import dev.kanmon.engine.backup.s3.S3Location;
import dev.kanmon.engine.backup.s3.S3Settings;
import dev.kanmon.engine.backup.s3.S3Store;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How storage that speaks S3 is spoken to, as options of a command. */
public final class S3Options {

    private S3Options() {}

    /** Adds the options that say which server it is. */
    public static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(text(
                        RunnerOptions.S3_ENDPOINT,
                        "URL",
                        "The server, for example https://minio.example.com:9000 (default: AWS)."))
                .addOption(text(
                        RunnerOptions.S3_REGION,
                        "REGION",
                        "The bucket's region (default: what the environment says, else us-east-1)."))
                .addOption(OptionSpec.builder(RunnerOptions.S3_PATH_STYLE)
                        .type(boolean.class)
                        .description("Address the bucket in the path, as MinIO and others want it.")
                        .build());
    }

    /** Adds the options that matter only where something is written. */
    public static CommandSpec addEncryption(CommandSpec spec) {
        return spec.addOption(text(
                        RunnerOptions.S3_ENCRYPTION,
                        "ALGORITHM",
                        "Encryption on the server: AES256 or KMS (default: the bucket's own setting)."))
                .addOption(text(
                        RunnerOptions.S3_KMS_KEY, "KEY", "With KMS: the key (default: the account's default key)."));
    }

    /**
     * The place at an address; the caller closes it.
     *
     * @param address {@code s3://bucket/prefix}
     * @throws ProblemException K3060 for what makes no sense
     */
    public static BackupStore open(ParseResult arguments, String address) {
        return S3Store.open(settings(arguments, address));
    }

    private static S3Settings settings(ParseResult arguments, String address) {
        try {
            return new S3Settings(
                    S3Location.parse(address),
                    given(arguments, RunnerOptions.S3_ENDPOINT).map(URI::create),
                    given(arguments, RunnerOptions.S3_REGION),
                    arguments.hasMatchedOption(RunnerOptions.S3_PATH_STYLE),
                    encryption(arguments));
        } catch (IllegalArgumentException e) {
            throw Stores.invalid("The place in S3 is not right: " + e.getMessage() + ".");
        }
    }

    private static S3Encryption encryption(ParseResult arguments) {
        String algorithm = given(arguments, RunnerOptions.S3_ENCRYPTION).orElse("");
        return new S3Encryption(
                switch (algorithm) {
                    case "" -> S3Encryption.Algorithm.BUCKET_DEFAULT;
                    case "AES256" -> S3Encryption.Algorithm.AES256;
                    case "KMS" -> S3Encryption.Algorithm.KMS;
                    default ->
                        throw new IllegalArgumentException(
                                "the encryption is AES256 or KMS, not \"" + algorithm + "\"");
                },
                given(arguments, RunnerOptions.S3_KMS_KEY).orElse(null));
    }

    private static Optional<String> given(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, null));
    }

    static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
