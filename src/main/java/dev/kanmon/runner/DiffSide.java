package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.SchemaFiles;
import dev.kanmon.engine.schema.side.Side;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.lint.ScriptFile;
import dev.kanmon.runner.lint.ScriptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options that name one of the two sides of a comparison: they are the same for both but for their beginning. */
final class DiffSide {

    private static final Path WORKING_DIRECTORY = Path.of("");

    private final String prefix;

    /** @param place {@code from} or {@code to} */
    DiffSide(String place) {
        this.prefix = "--" + place + "-";
    }

    /**
     * A side, and what a person calls it.
     *
     * @param name without anything secret
     */
    record Named(Side side, String name) {}

    CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(
                        Options.text(url(), "NAME", "The database of the URL in this environment variable, as it is."))
                .addOption(OptionSpec.builder(migrations())
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("DIRECTORY")
                        .description(
                                "What the migrations in this directory make of an empty database; may be given several"
                                        + " times.")
                        .build())
                .addOption(Options.text(
                        migration(), "NAME", "With " + migrations() + ": only up to this migration, which counts."))
                .addOption(Options.text(file(), "SQL", "What this script makes of an empty database."))
                .addOption(Options.text(
                        schema(),
                        "PATH",
                        "What this schema.prisma asks for, or a folder of such files. The other side is then compared as"
                                + " Prisma does: only what a schema file can say."))
                .addOption(Options.flag(empty(), "A database with nothing in it."));
    }

    /** How many sides the arguments name here; one is right. */
    int count(ParseResult arguments) {
        return (int) Stream.of(url(), migrations(), file(), schema(), empty())
                .filter(arguments::hasMatchedOption)
                .count();
    }

    /** The variable with the URL; empty for other kinds of sides. */
    Optional<String> urlVariable(ParseResult arguments) {
        return Optional.ofNullable(arguments.matchedOptionValue(url(), null));
    }

    /** @throws ParameterException where options do not go together */
    void requireFitting(ParseResult arguments) {
        if (arguments.hasMatchedOption(migration()) && !arguments.hasMatchedOption(migrations())) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(),
                    migration() + " names one of the migrations of " + migrations() + ", which is missing.");
        }
    }

    /**
     * Reads what the arguments name.
     *
     * @throws ProblemException where there is no such variable, directory or file, or it cannot be read
     */
    Named read(ParseResult arguments, Map<String, String> environment) {
        if (arguments.hasMatchedOption(url())) {
            ConnectionUrl url = new TargetUrls(environment, arguments.matchedOptionValue(url(), "")).named();
            return new Named(new Side.LiveDatabase(url), url.toString());
        }
        if (arguments.hasMatchedOption(migrations())) {
            return migrations(arguments);
        }
        if (arguments.hasMatchedOption(file())) {
            return file(Path.of(arguments.matchedOptionValue(file(), "")));
        }
        if (arguments.hasMatchedOption(schema())) {
            return schema(Path.of(arguments.matchedOptionValue(schema(), "")));
        }
        return new Named(new Side.Empty(), "an empty database");
    }

    private Named migrations(ParseResult arguments) {
        List<String> given = arguments.matchedOptionValue(migrations(), List.of());
        List<Path> directories = given.stream().map(Path::of).toList();
        directories.forEach(DiffSide::requireDirectory);
        Optional<String> upTo = Optional.ofNullable(arguments.matchedOptionValue(migration(), null));
        String name = "the migrations in "
                + directories.stream().map(Path::toString).collect(Collectors.joining(", "))
                + upTo.map(last -> " up to " + last).orElse("");
        return new Named(new Side.Migrations(SourceReader.read(directories), upTo), name);
    }

    /** Unlike a deploy, which then has nothing to do: taken for empty here, the script would drop everything. */
    private static void requireDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw unreadable(directory + " is no directory.", "Name the directory of the migrations.");
        }
    }

    private static Named file(Path path) {
        if (Files.isDirectory(path)) {
            throw unreadable(path + " is a directory.", "Name a script.");
        }
        ScriptFile script = ScriptFiles.read(path, WORKING_DIRECTORY).get(0);
        return new Named(new Side.SqlFile(path.toString(), script.text()), path.toString());
    }

    private static Named schema(Path path) {
        return new Named(new Side.PrismaSchema(path.toString(), SchemaFiles.read(path)), path.toString());
    }

    private static ProblemException unreadable(String message, String hint) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, hint);
    }

    private String url() {
        return prefix + "url-env";
    }

    private String migrations() {
        return prefix + "migrations";
    }

    private String migration() {
        return prefix + "migration";
    }

    private String file() {
        return prefix + "file";
    }

    private String schema() {
        return prefix + "schema";
    }

    private String empty() {
        return prefix + "empty";
    }
}
