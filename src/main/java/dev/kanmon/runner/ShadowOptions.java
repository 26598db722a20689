package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where the shadow is: shared by all commands that replay migrations. */
final class ShadowOptions {

    /** A directory with PostgreSQL's programs, for private shadows. */
    private static final String POSTGRES_HOME = "KANMON_POSTGRES_HOME";

    /** Where a private shadow keeps the replayed history for the next time. */
    private static final String SHADOW_CACHE = "KANMON_SHADOW_CACHE";

    private ShadowOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text(
                RunnerOptions.SHADOW,
                "WHERE",
                "Where migrations are replayed: private (a PostgreSQL of its own, default), external (the server of the"
                        + " environment variable " + RunnerOptions.SHADOW_URL_ENV
                        + "), target-server (a temporary database there), off."));
    }

    /**
     * @param target the database that target-server means; empty where there is none
     * @throws ProblemException where the option's value is none of these, or lacks what it needs
     */
    static ShadowSettings of(ParseResult arguments, Optional<ConnectionUrl> target, Map<String, String> environment) {
        return switch (arguments.matchedOptionValue(RunnerOptions.SHADOW, RunnerOptions.SHADOW_PRIVATE)) {
            case RunnerOptions.SHADOW_PRIVATE ->
                new ShadowSettings.PrivateServer(
                        Path.of(environment.getOrDefault(POSTGRES_HOME, "postgresql")),
                        Optional.ofNullable(environment.get(SHADOW_CACHE)).map(Path::of));
            case RunnerOptions.SHADOW_EXTERNAL ->
                new ShadowSettings.External(new TargetUrls(environment, RunnerOptions.SHADOW_URL_ENV).named());
            case RunnerOptions.SHADOW_TARGET_SERVER ->
                new ShadowSettings.TargetServer(target.orElseThrow(() -> invalid(
                        RunnerOptions.SHADOW + " " + RunnerOptions.SHADOW_TARGET_SERVER + " needs a database's URL.")));
            case RunnerOptions.SHADOW_OFF -> new ShadowSettings.Off();
            default -> throw invalid(RunnerOptions.SHADOW + " is private, external, target-server or off.");
        };
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, "Look at --help.");
    }
}
