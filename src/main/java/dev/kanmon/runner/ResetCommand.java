package dev.kanmon.runner;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.develop.Reset;
import dev.kanmon.engine.develop.ResetRequest;
import dev.kanmon.engine.develop.Seed;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon reset}: empties the database, applies all migrations, puts the sample data in. */
final class ResetCommand implements Command {

    private static final String SEED_FILE = "--seed";
    private static final String SKIP_SEED = "--skip-seed";

    private final Surroundings surroundings;

    ResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.RESET,
                        "Empty a database that is no production, apply all migrations, and put the sample data in.")
                .addOption(Options.text(
                        RunnerOptions.DATABASE, "NAME", "The database's name, repeated. Another one is refused."))
                .addOption(Options.flag(
                        RunnerOptions.YES,
                        "Do not ask. Needed without a terminal, together with " + RunnerOptions.DATABASE + "."))
                .addOption(OptionSpec.builder(RunnerOptions.SCHEMA_NAME)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("SCHEMA")
                        .description("Also empty this schema, besides the URL's; may be given several times.")
                        .build())
                .addOption(Options.text(SEED_FILE, "FILE", "The sample data " + SeedSource.help() + "."))
                .addOption(Options.flag(SKIP_SEED, "Put no sample data in."))
                .addOption(Options.flag(RunnerOptions.ONLY_EMPTY, "Empty it, and nothing else."));
        return EnvironmentOption.addTo(Options.addWaiting(Options.addSource(spec)));
    }

    @Override
    public int run(ParseResult arguments) {
        if (arguments.hasMatchedOption(SEED_FILE)
                && (arguments.hasMatchedOption(SKIP_SEED) || arguments.hasMatchedOption(RunnerOptions.ONLY_EMPTY))) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(),
                    SEED_FILE + " goes with neither " + SKIP_SEED + " nor " + RunnerOptions.ONLY_EMPTY + ".");
        }
        CommandRun run = new CommandRun(RunnerOptions.RESET, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> reset(run, arguments));
    }

    /** What can be wrong with the input is found before the database is emptied. */
    private Answer reset(CommandRun run, ParseResult arguments) {
        Environment environment = EnvironmentOption.environment(arguments, surroundings.environment());
        ProductionGuard.requireDeclared(environment, "A reset");
        ConnectionUrl url = run.target();
        boolean onlyEmpty = arguments.hasMatchedOption(RunnerOptions.ONLY_EMPTY);
        Optional<MigrationSource> source = onlyEmpty ? Optional.empty() : Optional.of(run.source(arguments));
        source.ifPresent(MigrationSource::requirePostgresql);
        Optional<Seed> seed = onlyEmpty ? Optional.empty() : seed(arguments);
        ResetRequest request = new ResetRequest(environment, schemas(url, arguments), database(arguments));
        requireAgreement(url, request, arguments);
        DeploySettings settings =
                Options.settings(arguments, surroundings.environment()).withEnvironment(environment);
        try (Session session = TargetConnector.open(url, "kanmon reset")) {
            empty(session, request, settings, run);
            return source.map(migrations -> refill(session, migrations, seed, environment, settings, run))
                    .orElseGet(SeedAnswer::emptied);
        }
    }

    private void empty(Session session, ResetRequest request, DeploySettings settings, CommandRun run) {
        List<String> kept =
                Reset.run(session, request, settings, surroundings.termination().stop(), run::progress);
        if (!kept.isEmpty()) {
            run.progress(
                    new Progress.Warned("The role may not drop, so it is still there: " + String.join(", ", kept)));
        }
    }

    private Answer refill(
            Session session,
            MigrationSource migrations,
            Optional<Seed> seed,
            Environment environment,
            DeploySettings settings,
            CommandRun run) {
        CommandResult result = Deploy.run(
                session,
                migrations,
                settings,
                Admission.UNCONDITIONAL,
                surroundings.termination().stop(),
                run::progress);
        Answer deployed = Answers.deployed(result, List.of());
        return SeedAnswer.reset(
                deployed,
                seed.filter(data -> result.problem().isEmpty())
                        .map(data -> SeedAnswer.of(data.run(
                                session,
                                environment,
                                settings,
                                surroundings.termination().stop(),
                                run::progress))));
    }

    private static Optional<Seed> seed(ParseResult arguments) {
        if (arguments.hasMatchedOption(SKIP_SEED)) {
            return Optional.empty();
        }
        String file = arguments.matchedOptionValue(SEED_FILE, null);
        return file == null ? SeedSource.ofDefault() : Optional.of(SeedSource.ofFile(file));
    }

    private static List<String> schemas(ConnectionUrl url, ParseResult arguments) {
        List<String> more = arguments.matchedOptionValue(RunnerOptions.SCHEMA_NAME, List.of());
        return Stream.concat(Stream.of(url.schema()), more.stream()).distinct().toList();
    }

    private static Optional<String> database(ParseResult arguments) {
        return Optional.ofNullable(arguments.matchedOptionValue(RunnerOptions.DATABASE, null));
    }

    private void requireAgreement(ConnectionUrl url, ResetRequest request, ParseResult arguments) {
        boolean yes = arguments.hasMatchedOption(RunnerOptions.YES);
        if (!surroundings.terminal() && (!yes || request.database().isEmpty())) {
            throw new ProblemException(new Problem(
                    ProblemCode.ANSWER_NEEDED,
                    ExitCode.ANSWER_NEEDED,
                    "Nobody can be asked here whether the database is to be emptied. Nothing was changed.",
                    "Say it with " + RunnerOptions.YES + " and " + RunnerOptions.DATABASE + " NAME."));
        }
        if (!yes) {
            new Confirmation(surroundings)
                    .require("All data in " + url + " will be lost (schemas: " + String.join(", ", request.schemas())
                            + "). Go on?");
        }
    }
}
