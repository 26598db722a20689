package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import picocli.CommandLine.Option;

/** Which database. A URL is never an argument: those are visible to everybody on the machine. */
final class TargetOptions {

    @Option(
            names = "--url-env",
            paramLabel = "NAME",
            defaultValue = RunnerOptions.URL_ENV,
            description = "Environment variable with the connection URL (default: ${DEFAULT-VALUE}). If that URL says"
                    + " pgbouncer=true, " + RunnerOptions.DIRECT_URL_ENV + " is used.")
    String urlVariable;
}
