package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.runner.diff.DiffText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code kanmon diff} was asked for, but for its sides.
 *
 * @param scope the schemas that are compared
 * @param output where the result goes; empty for standard output
 * @param exitCode whether the exit status tells that something differs
 */
record DiffOptions(DiffText.Format format, CatalogScope scope, Optional<Path> output, boolean exitCode) {

    static final DiffSide FROM = new DiffSide("from");
    static final DiffSide TO = new DiffSide("to");

    private static final String SCHEMA = "--schema";
    private static final String SCRIPT = "--script";
    private static final String OUTPUT = "--output";
    private static final String EXIT_CODE = "--exit-code";

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(RunnerOptions.DIFF);
        spec.usageMessage()
                .description(
                        "Compare two schemas: databases, migrations, SQL files, schema.prisma files. Tells what leads from the one to the other, to"
                                + " people or as a script; for the way back, exchange the sides. Takes one --from-… and one --to-…;"
                                + " only reads databases.")
                .footer(
                        "",
                        "The history table, Kanmon's own tables and what belongs to extensions are left out. The order of"
                                + " columns is no difference; an invalid index or a constraint that is not validated is.",
                        "",
                        "Exit status: 0 compared, 1 could not be compared; with " + EXIT_CODE
                                + " 0 no difference, 2 different, 1" + " could not be compared.");
        TO.addTo(FROM.addTo(spec));
        return spec.addOption(ShadowOptions.option("Where migrations and files are replayed"))
                .addOption(OptionSpec.builder(SCHEMA)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("NAME")
                        .description(
                                "Compare this schema only; may be given several times (default: all but the system's)."
                                        + " Say it where applications share a database.")
                        .build())
                .addOption(Options.flag(SCRIPT, "Print the SQL script that makes the one into the other."))
                .addOption(Options.flag(
                        RunnerOptions.JSON, "Print one JSON object: changes, statements, what was not compared."))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .type(String.class)
                        .paramLabel("FILE")
                        .description("Write the result to this file instead of standard output.")
                        .build())
                .addOption(Options.flag(EXIT_CODE, "End with 2 when something differs."))
                .addOption(Options.help());
    }

    /** @throws ParameterException where there is not exactly one side of each, or options do not go together */
    static DiffOptions of(ParseResult arguments) {
        requireOneOfEach(arguments);
        FROM.requireFitting(arguments);
        TO.requireFitting(arguments);
        if (arguments.hasMatchedOption(SCRIPT) && arguments.hasMatchedOption(RunnerOptions.JSON)) {
            throw wrong(
                    arguments,
                    "Pass either " + SCRIPT + " or " + RunnerOptions.JSON + ", not both: the object has the script's"
                            + " statements.");
        }
        List<String> schemas = arguments.matchedOptionValue(SCHEMA, List.of());
        Set<String> scope = new HashSet<>(schemas);
        return new DiffOptions(
                format(arguments),
                scope.isEmpty() ? CatalogScope.ALL : new CatalogScope(scope),
                Optional.ofNullable(arguments.matchedOptionValue(OUTPUT, (String) null))
                        .map(Path::of),
                arguments.hasMatchedOption(EXIT_CODE));
    }

    private static DiffText.Format format(ParseResult arguments) {
        if (arguments.hasMatchedOption(SCRIPT)) {
            return DiffText.Format.SCRIPT;
        }
        return arguments.hasMatchedOption(RunnerOptions.JSON) ? DiffText.Format.JSON : DiffText.Format.SUMMARY;
    }

    /** @throws ParameterException where a scope was given: a schema file says itself which schemas it speaks of */
    void requireNoScope(ParseResult arguments) {
        if (!scope.isWholeDatabase()) {
            throw wrong(
                    arguments,
                    SCHEMA
                            + " NAME does not go with a schema file, whose datasource names the database schemas it speaks of"
                            + " (schemas = [...]).");
        }
    }

    /** In Prisma's words. */
    private static void requireOneOfEach(ParseResult arguments) {
        int from = FROM.count(arguments);
        int to = TO.count(arguments);
        if (from != 1 || to != 1) {
            throw wrong(
                    arguments,
                    from + " `--from-...` parameter(s) provided. 1 must be provided.\n" + to
                            + " `--to-...` parameter(s) provided. 1 must be provided.");
        }
    }

    private static ParameterException wrong(ParseResult arguments, String message) {
        return new ParameterException(arguments.commandSpec().commandLine(), message);
    }
}
