package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaFiles;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.pull.BlockChanges;
import dev.kanmon.engine.prismaschema.pull.ConfigurationOnly;
import dev.kanmon.engine.prismaschema.pull.SchemaPull;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon pull}. */
final class PullCommand implements Command {

    private static final String PRINT = "--print";
    private static final String FORCE = "--force";

    private final Surroundings surroundings;

    PullCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.PULL,
                "Bring the schema file to its database. Only reads the database; keeps what a person wrote into the"
                        + " file: order, comments, names.");
        return SchemaOption.addTo(spec)
                .addOption(Options.flag(PRINT, "Print the schema, and write no file."))
                .addOption(Options.flag(FORCE, "Begin anew: of the file that is there, keep only datasource and generators."));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.PULL, surroundings, arguments);
        return run.run(() -> pull(run, arguments));
    }

    private static Answer pull(CommandRun run, ParseResult arguments) {
        boolean print = arguments.hasMatchedOption(PRINT);
        ConnectionUrl url = print ? run.targetUntold() : run.target();
        Path schema = SchemaOption.path(arguments);
        List<SchemaFile> there = SchemaFiles.read(schema);
        List<SchemaFile> kept = arguments.hasMatchedOption(FORCE) ? ConfigurationOnly.of(there) : there;
        SchemaPull.Result pulled = SchemaPull.pull(describe(url, kept), kept);
        requireSomething(pulled);
        pulled.warnings().forEach(warning -> run.progress(new Progress.Warned(warning)));
        List<SchemaFile> files =
                pulled.files().stream().map(file -> placed(file, schema)).toList();
        return print ? printed(files, pulled) : written(schema, there, files, pulled);
    }

    private static SqlSchema describe(ConnectionUrl url, List<SchemaFile> files) {
        try (Session session = TargetConnector.open(url, "kanmon pull")) {
            return DatabaseDescriber.describe(session, SchemaPull.namespaces(files, session.schema()));
        }
    }

    /** As with Prisma: most likely it is the wrong database, and nobody wants an empty file for it. */
    private static void requireSomething(SchemaPull.Result pulled) {
        if (pulled.models() == 0 && pulled.enums() == 0) {
            throw ProblemException.invalidInput(
                    ProblemCode.EMPTY_DATABASE,
                    "The introspected database was empty.",
                    "Create a table, or give the URL and the schema of a database that has one.");
        }
    }

    /** A file that was not there before comes into the schema's folder. */
    private static SchemaFile placed(SchemaFile file, Path schema) {
        boolean isNew = file.name().equals(SchemaPull.FILE_OF_NEW_BLOCKS) && Files.isDirectory(schema);
        return isNew ? new SchemaFile(schema.resolve(file.name()).toString(), file.text()) : file;
    }

    private static Answer printed(List<SchemaFile> files, SchemaPull.Result pulled) {
        String text = files.size() == 1
                ? files.get(0).text()
                : files.stream()
                        .map(file -> "// " + file.name() + "\n" + file.text())
                        .collect(Collectors.joining("\n"));
        return new Answer(result(ExitCode.DONE), "Introspected " + models(pulled) + ".", text);
    }

    private static Answer written(
            Path schema, List<SchemaFile> there, List<SchemaFile> files, SchemaPull.Result pulled) {
        List<SchemaFile> changed =
                files.stream().filter(file -> !there.contains(file)).toList();
        if (changed.isEmpty()) {
            String message = "Introspected " + models(pulled) + "; " + schema + " says it already.";
            return new Answer(result(ExitCode.NOTHING_TO_DO), message, "\n" + message + "\n");
        }
        ReplacedFiles.write(changed);
        String message = "Introspected " + models(pulled) + " and wrote " + (pulled.models() == 1 ? "it" : "them")
                + " into " + schema + ".";
        return new Answer(
                result(ExitCode.DONE), message, "\n" + message + "\n" + words(BlockChanges.between(there, files)));
    }

    private static String models(SchemaPull.Result pulled) {
        return pulled.models() == 1 ? "1 model" : pulled.models() + " models";
    }

    private static String words(BlockChanges changes) {
        return line("Added", changes.added()) + line("Changed", changes.changed()) + line("Removed", changes.removed());
    }

    private static String line(String what, List<String> names) {
        return names.isEmpty() ? "" : what + ": " + String.join(", ", names) + "\n";
    }

    private static CommandResult result(ExitCode outcome) {
        return new CommandResult(
                outcome, Optional.empty(), null, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
