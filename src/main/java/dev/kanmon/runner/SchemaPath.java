package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where the schema file lies, or the folder of them: where {@code --schema} says, else where Prisma looks. */
final class SchemaPath {

    /** In this order, from the working directory. */
    private static final List<Path> STANDARD = List.of(Path.of("schema.prisma"), Path.of("prisma", "schema.prisma"));

    private SchemaPath() {}

    /** Adds the option to a command. */
    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text(
                RunnerOptions.SCHEMA_FILE,
                "PATH",
                "The schema file, or a folder of them (default: " + standardPaths(", else ") + ")."));
    }

    /**
     * @return a file or folder that is there
     * @throws ProblemException K2001 where there is none
     */
    static Path of(ParseResult arguments) {
        if (arguments.hasMatchedOption(RunnerOptions.SCHEMA_FILE)) {
            return existing(Path.of(arguments.matchedOptionValue(RunnerOptions.SCHEMA_FILE, "")));
        }
        return STANDARD.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.UNREADABLE_SOURCE,
                        "There is no schema file: neither " + standardPaths(" nor ") + " is there.",
                        "Name it with " + RunnerOptions.SCHEMA_FILE + ", or call from the directory it lies in."));
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    "The schema " + path + " is not there.",
                    "Give the path of a schema file, or of a folder of them.");
        }
        return path;
    }

    private static String standardPaths(String between) {
        return STANDARD.stream().map(Path::toString).collect(Collectors.joining(between));
    }
}
