package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest.Content;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.backup.Dump;
import dev.kanmon.engine.backup.DumpContext;
import dev.kanmon.engine.backup.DumpRequest;
import dev.kanmon.engine.backup.TableSelection;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.backup.S3Options;
import dev.kanmon.runner.backup.Stores;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon backup}. */
final class BackupCommand implements Command {

    private static final String FULL = "full";
    private static final String SCHEMA_ONLY = "schema-only";
    private static final String DATA_ONLY = "data-only";
    private static final String DEFAULT_OWNER = "cli";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.BACKUP,
                "Dump the database with pg_dump into a folder or into storage that speaks S3, read back what was written,"
                        + " and leave a manifest beside it. The database is only read.");
        return S3Options.addEncryption(Stores.addTo(spec))
                .addOption(Options.text(
                        RunnerOptions.NAME,
                        "NAME",
                        "The backup's name (default: the database's and the time). The same name again is the same"
                                + " backup, and nothing is done."))
                .addOption(Options.text(
                        RunnerOptions.OWNER, "OWNER", "Whose backup it is (default: " + DEFAULT_OWNER + ")."))
                .addOption(Options.text(
                        RunnerOptions.CONTENT,
                        "CONTENT",
                        FULL + " (default), " + SCHEMA_ONLY + " or " + DATA_ONLY
                                + ". Only a full dump of everything can be restored by kanmon restore."))
                .addOption(OptionSpec.builder(RunnerOptions.JOBS)
                        .type(Integer.class)
                        .paramLabel("NUMBER")
                        .description("How many tables are dumped at once (default: 1). More than one makes a folder of"
                                + " files, for " + RunnerOptions.TO_DIRECTORY + " alone.")
                        .build())
                .addOption(patterns(RunnerOptions.TABLE, "Dump these tables alone"))
                .addOption(patterns(RunnerOptions.EXCLUDE_TABLE, "Leave these tables out"))
                .addOption(
                        Options.flag(
                                RunnerOptions.VERIFY,
                                "Restore the backup into a private PostgreSQL, and compare the number of rows of every table."));
    }

    private static OptionSpec patterns(String name, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("PATTERN")
                .description(description + ", as pg_dump takes them; may be given several times.")
                .build();
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.BACKUP, surroundings, arguments);
        return run.run(() -> backUp(run, arguments));
    }

    private Answer backUp(CommandRun run, ParseResult arguments) {
        ConnectionUrl target = run.target();
        DumpRequest request = request(arguments, target);
        try (BackupStore store = Stores.open(arguments)) {
            DumpContext context = new DumpContext(
                    target,
                    store,
                    ClientPlaces.of(surroundings.environment()),
                    ShadowOptions.temporary(surroundings.environment()),
                    surroundings.termination().stop(),
                    run::written);
            return BackupAnswer.of(new Dump(context).take(request));
        }
    }

    private static DumpRequest request(ParseResult arguments, ConnectionUrl target) {
        return new DumpRequest(
                arguments.matchedOptionValue(RunnerOptions.NAME, defaultName(target)),
                arguments.matchedOptionValue(RunnerOptions.OWNER, DEFAULT_OWNER),
                content(arguments.matchedOptionValue(RunnerOptions.CONTENT, FULL)),
                new TableSelection(
                        arguments.matchedOptionValue(RunnerOptions.TABLE, List.of()),
                        arguments.matchedOptionValue(RunnerOptions.EXCLUDE_TABLE, List.of())),
                arguments.matchedOptionValue(RunnerOptions.JOBS, 1),
                arguments.hasMatchedOption(RunnerOptions.VERIFY));
    }

    /** Of a database's name only what a file's name may have. */
    private static String defaultName(ConnectionUrl target) {
        String database = target.database().replaceAll("[^A-Za-z0-9_-]", "_").replaceFirst("^[^A-Za-z0-9]", "x");
        return database + "-" + TIMESTAMP.format(Instant.now());
    }

    private static Content content(String word) {
        return switch (word) {
            case FULL -> Content.FULL;
            case SCHEMA_ONLY -> Content.SCHEMA_ONLY;
            case DATA_ONLY -> Content.DATA_ONLY;
            default ->
                throw ProblemException.invalidInput(
                        ProblemCode.INVALID_BACKUP_REQUEST,
                        RunnerOptions.CONTENT + " is " + FULL + ", " + SCHEMA_ONLY + " or " + DATA_ONLY + ".",
                        "Look at --help.");
        };
    }
}
