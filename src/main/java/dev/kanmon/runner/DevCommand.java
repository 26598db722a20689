package dev.kanmon.runner;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.develop.Develop;
import dev.kanmon.engine.develop.DevelopRequest;
import dev.kanmon.engine.develop.DevelopRequest.Wish;
import dev.kanmon.engine.develop.RenameWord;
import dev.kanmon.engine.develop.Seed;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon dev}. */
final class DevCommand implements Command {

    private static final String CREATE_ONLY = "--create-only";
    private static final String WITH_DOWN = "--with-down";
    private static final String RENAMED = "--renamed";
    private static final String SKIP_SEED = "--skip-seed";

    private final Surroundings surroundings;

    DevCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.DEV,
                        "Make the next migration: apply what colleagues have added, write what the schema file has more as a"
                                + " migration of its own, apply that. For a database in development; asks before anything is"
                                + " lost.")
                .addOption(Options.text(RunnerOptions.NAME, "NAME", "What the migration is called."))
                .addOption(Options.flag(
                        CREATE_ONLY,
                        "Write the migration, to be edited, and do not apply it; an empty one where nothing differs."))
                .addOption(Options.flag(WITH_DOWN, "Write down.sql beside it, which undoes it."))
                .addOption(OptionSpec.builder(RENAMED)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("TABLE.COLUMN=NAME")
                        .description(
                                "This column, or TABLE=NAME this table, is renamed and keeps what it holds; may be given"
                                        + " several times. Names are those of the database.")
                        .build())
                .addOption(
                        Options.text(
                                RunnerOptions.DIR,
                                "DIRECTORY",
                                "Where the migrations are, as Prisma lays them out (default: migrations, beside the schema file)."))
                .addOption(Options.flag(SKIP_SEED, "Put no sample data in."))
                .addOption(ShadowOptions.option("Where the migrations are replayed and the new one is tried"));
        return DevelopOptions.addTo(SchemaOption.addTo(EnvironmentOption.addTo(Options.addWaiting(spec))));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.DEV, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> develop(run, arguments));
    }

    /** What is wrong with the input is told before anything is connected to. */
    private Answer develop(CommandRun run, ParseResult arguments) {
        Environment environment = EnvironmentOption.environment(arguments, surroundings.environment());
        ProductionGuard.requireDeclared(environment, "`kanmon dev`");
        Wish wish = wish(arguments);
        ConnectionUrl url = run.target();
        Path schemaPath = SchemaOption.path(arguments);
        Path directory = directory(arguments, schemaPath);
        run.source(List.of(directory), arguments);
        SqlSchema wanted = SchemaOption.read(schemaPath, run);
        DevelopRequest request = new DevelopRequest(
                url,
                environment,
                wanted,
                directory,
                ShadowOptions.settings(arguments, Optional.of(url), surroundings.environment()),
                Options.settings(arguments, surroundings.environment()),
                wish,
                seed(arguments),
                DevelopOptions.words(arguments));
        return DevAnswer.of(
                Develop.run(
                        request,
                        new TerminalPerson(surroundings, "Are you sure you want to create and apply this migration?"),
                        Clock.systemUTC(),
                        surroundings.termination().stop(),
                        run::progress),
                directory,
                wish.withDown(),
                run);
    }

    private static Wish wish(ParseResult arguments) {
        List<String> renamed = arguments.matchedOptionValue(RENAMED, List.of());
        return new Wish(
                Optional.ofNullable(arguments.matchedOptionValue(RunnerOptions.NAME, null)),
                arguments.hasMatchedOption(CREATE_ONLY),
                arguments.hasMatchedOption(WITH_DOWN),
                renamed.stream().map(RenameWord::parse).toList());
    }

    private static Path directory(ParseResult arguments, Path schema) {
        return arguments.hasMatchedOption(RunnerOptions.DIR)
                ? Path.of(arguments.matchedOptionValue(RunnerOptions.DIR, ""))
                : schema.resolveSibling(Options.DEFAULT_DIRECTORY.getFileName());
    }

    private static Optional<Seed> seed(ParseResult arguments) {
        return arguments.hasMatchedOption(SKIP_SEED) ? Optional.empty() : SeedSource.ofDefault();
    }
}
