package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.RunnerOptions;
import java.util.ArrayList;
import java.util.List;

/** The runner's command line for a run. Nothing in it is secret: arguments are visible to whoever sees the pod. */
final class RunnerArguments {

    static final String REPORT_FILE = "/dev/termination-log";

    /** What a pod needs after its statement was cancelled, to roll back and to report, seconds. */
    private static final long SECONDS_TO_REPORT = 10;

    private final List<String> arguments = new ArrayList<>();

    private RunnerArguments(String command, List<String> directories) {
        arguments.add(command);
        directories.forEach(directory -> option(RunnerOptions.DIR, directory));
        arguments.add(RunnerOptions.JSON);
        option(RunnerOptions.REPORT_FILE, REPORT_FILE);
    }

    static List<String> deploy(RunStatus run, List<String> directories, Execution execution, long graceSeconds) {
        return new RunnerArguments(RunnerOptions.DEPLOY, directories)
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .option(RunnerOptions.LOCK_TIMEOUT, execution.lockTimeout())
                .option(RunnerOptions.STATEMENT_TIMEOUT, execution.statementTimeout())
                .option(RunnerOptions.ADVISORY_LOCK_TIMEOUT, execution.advisoryLockTimeout())
                .option(RunnerOptions.GRACE_PERIOD, Math.max(0, graceSeconds - SECONDS_TO_REPORT) + "s")
                .arguments;
    }

    static List<String> inspect(RunStatus run, List<String> directories) {
        return new RunnerArguments(RunnerOptions.STATUS, directories)
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .arguments;
    }

    static List<String> resolve(MigrationResolutionSpec decision, List<String> directories, Execution execution) {
        String mark = decision.action() == Action.Applied ? RunnerOptions.APPLIED : RunnerOptions.ROLLED_BACK;
        RunnerArguments arguments = new RunnerArguments(RunnerOptions.RESOLVE, directories)
                .option(mark, decision.migration())
                .option(RunnerOptions.ADVISORY_LOCK_TIMEOUT, execution.advisoryLockTimeout());
        arguments.arguments.add(RunnerOptions.IF_NEEDED);
        return arguments.arguments;
    }

    /** An option in one word, {@code --name=value}, so that a value that begins with a dash stays a value. */
    private RunnerArguments option(String name, String value) {
        if (value != null) {
            arguments.add(name + "=" + value);
        }
        return this;
    }
}
