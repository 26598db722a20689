package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which migrations. */
final class SourceOptions {

    private static final Path DEFAULT_DIRECTORY = Path.of("prisma", "migrations");

    @Option(
            names = RunnerOptions.DIR,
            paramLabel = "DIRECTORY",
            description = "Where the migrations are, as Prisma lays them out or as a mounted ConfigMap; may be given"
                    + " several times (default: prisma/migrations).")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = RunnerOptions.SOURCE_DIGEST,
            paramLabel = "sha256:HEX",
            description = "Refuse to run when the migrations are not exactly those of this digest.")
    String expectedDigest;

    /** Never empty. */
    List<Path> directories() {
        return directories.isEmpty() ? List.of(DEFAULT_DIRECTORY) : directories;
    }
}
