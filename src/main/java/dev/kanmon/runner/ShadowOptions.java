package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option that says where migrations are tried and replayed, and what the environment adds to it. */
final class ShadowOptions {

    /** A directory with PostgreSQL's programs, for a private shadow. */
    private static final String POSTGRES_HOME = "KANMON_POSTGRES_HOME";

    /** Where a private shadow keeps the replayed history for the next time. */
    private static final String SHADOW_CACHE = "KANMON_SHADOW_CACHE";

    private ShadowOptions() {}

    /** @param what the beginning of its description: what is done there */
    static OptionSpec option(String what) {
        return Options.text(
                RunnerOptions.SHADOW,
                "WHERE",
                what + ": private (a PostgreSQL of its own, default), external (the server of the environment variable "
                        + RunnerOptions.SHADOW_URL_ENV + "), target-server (a temporary database there), off.");
    }

    /**
     * @param target for a shadow on its server; empty where the command has none
     * @throws ProblemException where the option has another value, or a URL is missing
     */
    static ShadowSettings settings(
            ParseResult arguments, Optional<ConnectionUrl> target, Map<String, String> environment) {
        return switch (arguments.matchedOptionValue(RunnerOptions.SHADOW, RunnerOptions.SHADOW_PRIVATE)) {
            case RunnerOptions.SHADOW_PRIVATE ->
                new ShadowSettings.PrivateServer(
                        postgresHome(environment),
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

    /** A private server that keeps nothing, for proof that a backup can be restored. */
    static ShadowSettings temporary(Map<String, String> environment) {
        return new ShadowSettings.PrivateServer(postgresHome(environment), Optional.empty());
    }

    private static Path postgresHome(Map<String, String> environment) {
        return Path.of(environment.getOrDefault(POSTGRES_HOME, "postgresql"));
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, "Look at --help.");
    }
}
