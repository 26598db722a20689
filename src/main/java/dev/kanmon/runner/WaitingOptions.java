package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.deploy.DeploySettings;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** How long a command that changes the database waits for what. */
final class WaitingOptions {

    private static final String ADVISORY_LOCK_OFF = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

    @Option(
            names = RunnerOptions.LOCK_TIMEOUT,
            paramLabel = "DURATION",
            description = "How long a statement waits for a table's lock before it gives way and is tried again; 0s:"
                    + " without end (default: 3s).")
    private Duration lockTimeout = DeploySettings.DEFAULT.lockTimeout();

    @Option(
            names = RunnerOptions.STATEMENT_TIMEOUT,
            paramLabel = "DURATION",
            description = "How long a statement may run; 0s: without end (default: 0s).")
    private Duration statementTimeout = DeploySettings.DEFAULT.statementTimeout();

    @Option(
            names = RunnerOptions.ADVISORY_LOCK_TIMEOUT,
            paramLabel = "DURATION",
            description = "How long to wait for another migration of the same database to end (default: 10s).")
    private Duration advisoryLockTimeout = DeploySettings.DEFAULT.advisoryLockTimeout();

    @Option(
            names = RunnerOptions.GRACE_PERIOD,
            paramLabel = "DURATION",
            description = "How long a running statement may go on after SIGTERM before it is cancelled and rolled back"
                    + " (default: 50s).")
    Duration gracePeriod = Duration.ofSeconds(50);

    DeploySettings settings(Map<String, String> environment) {
        return new DeploySettings(
                lockTimeout,
                statementTimeout,
                DeploySettings.DEFAULT.retryFor(),
                advisoryLockTimeout,
                DeploySettings.advisoryLockWanted(environment.get(ADVISORY_LOCK_OFF)));
    }
}
