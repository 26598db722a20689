package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code wait} was told.
 *
 * @param migrations names to wait for in the database; empty with a folder: all of it
 * @param folder whether a folder of migrations was named
 * @param gate the address to ask instead of the database; null: the database is asked
 * @param required names to ask the gate for
 * @param timeout how long to wait; zero: ask once
 * @param interval from one look to the next
 */
record WaitOptions(
        List<String> migrations,
        boolean folder,
        String gate,
        List<String> required,
        Duration timeout,
        Duration interval) {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** Faster would only be load: nobody sees the difference. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    static CommandSpec spec() {
        return Options.command(
                        RunnerOptions.WAIT,
                        "Wait until migrations are applied, for an init container or a pipeline. Asks the history in the"
                                + " database, or a gate by HTTP. Changes nothing.")
                .addOption(names(
                        RunnerOptions.MIGRATION,
                        "NAME",
                        "Wait until the database has this migration as applied; may be given several times."))
                .addOption(names(
                        RunnerOptions.DIR,
                        "DIRECTORY",
                        "Wait until all migrations of this folder are applied; may be given several times. With "
                                + RunnerOptions.MIGRATION + ": only those, and they have to be in the folder."))
                .addOption(Options.text(
                        RunnerOptions.GATE,
                        "URL",
                        "Ask this gate instead of the database: http://kanmon.kanmon-system:8081/gates/NAMESPACE/NAME. A token"
                                + " for it goes into the environment variable " + RunnerOptions.GATE_TOKEN_ENV + "."))
                .addOption(names(
                        RunnerOptions.REQUIRE,
                        "NAME",
                        "With " + RunnerOptions.GATE + ": ask it for this migration; may be given several times."))
                .addOption(Options.duration(
                        RunnerOptions.TIMEOUT, "How long to wait; 0s: ask once and do not wait (default: 10m)."))
                .addOption(Options.duration(
                        RunnerOptions.INTERVAL, "How long from one look to the next (default: 2s, at least 100ms)."));
    }

    /**
     * @throws ParameterException where the options do not go together
     */
    static WaitOptions of(ParseResult arguments) {
        WaitOptions options = new WaitOptions(
                arguments.matchedOptionValue(RunnerOptions.MIGRATION, List.of()),
                arguments.hasMatchedOption(RunnerOptions.DIR),
                arguments.matchedOptionValue(RunnerOptions.GATE, null),
                arguments.matchedOptionValue(RunnerOptions.REQUIRE, List.of()),
                arguments.matchedOptionValue(RunnerOptions.TIMEOUT, TIMEOUT),
                arguments.matchedOptionValue(RunnerOptions.INTERVAL, INTERVAL));
        options.problem().ifPresent(problem -> {
            throw new ParameterException(arguments.commandSpec().commandLine(), problem);
        });
        return options;
    }

    private Optional<String> problem() {
        boolean database = !migrations.isEmpty() || folder;
        if (database == (gate != null)) {
            return Optional.of("Say what to wait for: " + RunnerOptions.MIGRATION + " NAME or " + RunnerOptions.DIR
                    + " DIRECTORY in the database, or " + RunnerOptions.GATE + " URL.");
        }
        if (gate == null && !required.isEmpty()) {
            return Optional.of(RunnerOptions.REQUIRE + " is for " + RunnerOptions.GATE + "; in the database it is "
                    + RunnerOptions.MIGRATION + ".");
        }
        return interval.compareTo(SHORTEST_INTERVAL) < 0
                ? Optional.of(RunnerOptions.INTERVAL + " has to be at least 100ms.")
                : Optional.empty();
    }

    private static OptionSpec names(String option, String label, String description) {
        return OptionSpec.builder(option)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
