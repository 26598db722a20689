package dev.kanmon.runner;

import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.deploy.DeploySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The options that several commands share: how they are declared, and how their values are read. */
final class Options {

    private static final String URL_ENV = "--url-env";
    private static final String ADVISORY_LOCK_OFF = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";
    static final Path DEFAULT_DIRECTORY = Path.of("prisma", "migrations");
    private static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(50);

    private Options() {}

    /** A command with what all commands have: the target, the output, the help. */
    static CommandSpec command(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return spec.addOption(text(
                        URL_ENV,
                        "NAME",
                        "Environment variable with the connection URL (default: " + RunnerOptions.URL_ENV
                                + "). If that URL says pgbouncer=true, " + RunnerOptions.DIRECT_URL_ENV + " is used."))
                .addOption(flag(
                        RunnerOptions.JSON,
                        "Print one JSON object a line; the last one is the report of the whole command."))
                .addOption(text(
                        RunnerOptions.REPORT_FILE,
                        "FILE",
                        "Also write the report to this file, in at most 4096 bytes of JSON."))
                .addOption(help());
    }

    /** Adds which migrations the command works with. */
    static CommandSpec addSource(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(RunnerOptions.DIR)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("DIRECTORY")
                        .description("Where the migrations are, as Prisma lays them out or as a mounted ConfigMap; may"
                                + " be given several times (default: " + DEFAULT_DIRECTORY + ").")
                        .build())
                .addOption(text(
                        RunnerOptions.SOURCE_DIGEST,
                        "sha256:HEX",
                        "Refuse to run when the migrations are not exactly those of this digest."));
    }

    /** Adds how long the command waits for what. */
    static CommandSpec addWaiting(CommandSpec spec) {
        return spec.addOption(duration(
                        RunnerOptions.LOCK_TIMEOUT,
                        "How long a statement waits for a table's lock before it gives way and is tried again; 0s:"
                                + " without end (default: 3s)."))
                .addOption(duration(
                        RunnerOptions.STATEMENT_TIMEOUT,
                        "How long a statement may run; 0s: without end (default: 0s)."))
                .addOption(duration(
                        RunnerOptions.ADVISORY_LOCK_TIMEOUT,
                        "How long to wait for another migration of the same database to end (default: 10s)."))
                .addOption(duration(
                        RunnerOptions.GRACE_PERIOD,
                        "How long a running statement may go on after SIGTERM before it is cancelled and rolled back"
                                + " (default: 50s)."));
    }

    static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /**
     * How long a command may take in all.
     *
     * @param standard what it is where nobody says
     */
    static OptionSpec timeout(Duration standard) {
        return duration(
                RunnerOptions.TIMEOUT,
                "How long the command may take in all (default: " + GoDuration.format(standard) + ").");
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    static OptionSpec duration(String name, String description) {
        return OptionSpec.builder(name)
                .type(Duration.class)
                .converters(new DurationConverter())
                .paramLabel("DURATION")
                .description(description)
                .build();
    }

    /** The name of the environment variable with the URL. */
    static String urlVariable(ParseResult arguments) {
        return arguments.matchedOptionValue(URL_ENV, RunnerOptions.URL_ENV);
    }

    /** Never empty. */
    static List<Path> directories(ParseResult arguments) {
        List<String> directories = arguments.matchedOptionValue(RunnerOptions.DIR, List.of());
        return directories.isEmpty()
                ? List.of(DEFAULT_DIRECTORY)
                : directories.stream().map(Path::of).toList();
    }

    static Duration gracePeriod(ParseResult arguments) {
        return arguments.matchedOptionValue(RunnerOptions.GRACE_PERIOD, DEFAULT_GRACE_PERIOD);
    }

    /** Adds how a database is taken over that has tables and no history. */
    static CommandSpec addBaseline(CommandSpec spec) {
        return spec.addOption(text(
                RunnerOptions.BASELINE,
                "MIGRATION",
                "A database that has tables and no history is as if this migration and all before it had run, once its"
                        + " schema was compared with theirs. Of no effect for an empty database, and for one with a"
                        + " history."));
    }

    static Optional<String> baseline(ParseResult arguments) {
        return arguments.hasMatchedOption(RunnerOptions.BASELINE)
                ? Optional.of(arguments.matchedOptionValue(RunnerOptions.BASELINE, ""))
                : Optional.empty();
    }

    static DeploySettings settings(ParseResult arguments, Map<String, String> environment) {
        DeploySettings defaults = DeploySettings.DEFAULT;
        return new DeploySettings(
                arguments.matchedOptionValue(RunnerOptions.LOCK_TIMEOUT, defaults.lockTimeout()),
                arguments.matchedOptionValue(RunnerOptions.STATEMENT_TIMEOUT, defaults.statementTimeout()),
                defaults.retryFor(),
                arguments.matchedOptionValue(RunnerOptions.ADVISORY_LOCK_TIMEOUT, defaults.advisoryLockTimeout()),
                DeploySettings.advisoryLockWanted(environment.get(ADVISORY_LOCK_OFF)),
                Optional.empty());
    }

    /** A class and no lambda: lambdas of picocli's old class files keep those out of a class-data archive. */
    private static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return GoDuration.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
