package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.prismaschema.SchemaFiles;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where a project's schema file is, and what it means. */
final class SchemaOption {

    /** Where Prisma looks, in its order. */
    private static final List<Path> DEFAULTS = List.of(Path.of("schema.prisma"), Path.of("prisma", "schema.prisma"));

    private SchemaOption() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text(
                RunnerOptions.SCHEMA_FILE,
                "PATH",
                "The schema file, or a folder of *.prisma files (default: schema.prisma or prisma/schema.prisma)."));
    }

    /** The file or folder; need not be there. */
    static Path path(ParseResult arguments) {
        if (arguments.hasMatchedOption(RunnerOptions.SCHEMA_FILE)) {
            return Path.of(arguments.matchedOptionValue(RunnerOptions.SCHEMA_FILE, ""));
        }
        return DEFAULTS.stream().filter(Files::exists).findFirst().orElse(DEFAULTS.get(1));
    }

    /**
     * Reads it, and tells what is remarkable about it.
     *
     * @throws dev.kanmon.engine.ProblemException K2001 where it is not there, K5001 with each error and its place
     */
    static SqlSchema read(Path path, CommandRun run) {
        ModelReader.Result read = ModelReader.read(SchemaFiles.read(path));
        for (SchemaProblem warning : read.problems().warnings()) {
            run.progress(new Progress.Warned(warning.toString()));
        }
        return SchemaDeriver.derive(read.model());
    }
}
