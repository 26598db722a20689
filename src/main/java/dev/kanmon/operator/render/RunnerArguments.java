package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.DecisionId;
import java.util.List;
import java.util.Map;

/** The runner's command line for a run. Nothing in it is secret: arguments are visible to whoever sees the pod. */
final class RunnerArguments {

    static final String REPORT_FILE = "/dev/termination-log";

    /** What a pod needs after its statement was cancelled, to roll back and to report, seconds. */
    private static final long SECONDS_TO_REPORT = 10;

    private final CommandLine line;

    private RunnerArguments(String command, Directories directories) {
        line = CommandLine.of(command)
                .options(directories.option(), directories.paths())
                .reporting();
    }

    /** @param required migrations of which the run asks whether they are applied */
    static List<String> plan(
            RunStatus run, Directories directories, DatabaseMigrationSpec spec, List<String> required) {
        return new RunnerArguments(RunnerOptions.PLAN, directories)
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .environment(spec)
                .option(RunnerOptions.SHADOW, shadow(spec.shadow()))
                .option(RunnerOptions.BASELINE, spec.baseline())
                .flag(RunnerOptions.REQUIRE_REHEARSAL, requiresRehearsal(spec.policy()))
                .option(RunnerOptions.COPY_ROWS, copiedRows(spec.backup()))
                .ignores(spec.policy())
                .holding(spec.rollout(), run)
                .option(RunnerOptions.MIXED, refusesMixed(spec.rollout()) ? RunnerOptions.MIXED_REFUSE : null)
                .options(RunnerOptions.REQUIRE, required)
                .line
                .arguments();
    }

    /**
     * @param plan that was approved; null for a run that was started by an operator that made no plans
     * @param required as in {@link #plan}
     */
    static List<String> deploy(
            RunStatus run,
            PlanStatus plan,
            Directories directories,
            DatabaseMigrationSpec spec,
            Execution execution,
            long graceSeconds,
            List<String> required) {
        return new RunnerArguments(RunnerOptions.DEPLOY, directories)
                .approved(plan)
                .ignores(spec.policy())
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .environment(spec)
                .option(RunnerOptions.BASELINE, spec.baseline())
                .option(RunnerOptions.COPY_ROWS, copiedRows(spec.backup()))
                .waiting(execution, graceSeconds)
                .option(RunnerOptions.SHADOW, shadow(spec.shadow()))
                .holding(spec.rollout(), run)
                .options(RunnerOptions.REQUIRE, required)
                .line
                .arguments();
    }

    /** @param before what the last check has found; null before the first */
    static List<String> drift(RunStatus run, DriftStatus before, Directories directories, DatabaseMigrationSpec spec) {
        return new RunnerArguments(RunnerOptions.DRIFT, directories)
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .option(RunnerOptions.SHADOW, shadow(spec.shadow()))
                .option(RunnerOptions.KNOWN_FINGERPRINT, before == null ? null : before.fingerprint())
                .line
                .arguments();
    }

    /** @param required as in {@link #plan} */
    static List<String> inspect(RunStatus run, Directories directories, List<String> required) {
        return new RunnerArguments(RunnerOptions.STATUS, directories)
                .option(RunnerOptions.SOURCE_DIGEST, run.input().sourceDigest())
                .options(RunnerOptions.REQUIRE, required)
                .line
                .arguments();
    }

    /**
     * @param database the name that a person has repeated; the runner compares it
     * @param execution how long is waited for what
     */
    static List<String> reset(String database, DatabaseMigrationSpec spec, Execution execution, long graceSeconds) {
        return new RunnerArguments(RunnerOptions.RESET, Directories.NONE)
                .flag(RunnerOptions.ONLY_EMPTY, true)
                .flag(RunnerOptions.YES, true)
                .option(RunnerOptions.DATABASE, database)
                .environment(spec)
                .waiting(execution, graceSeconds)
                .line
                .arguments();
    }

    /** @param file the script, as the runner sees it */
    static List<String> seed(String file, DatabaseMigrationSpec spec, Execution execution, long graceSeconds) {
        return new RunnerArguments(RunnerOptions.SEED, Directories.NONE)
                .option(RunnerOptions.FILE, file)
                .environment(spec)
                .waiting(execution, graceSeconds)
                .line
                .arguments();
    }

    /** @param script options of its script; empty without one, which is all that the times and the name are for */
    static List<String> resolve(
            MigrationResolution resolution,
            RunStatus run,
            Map<String, String> script,
            Directories directories,
            Execution execution,
            long graceSeconds) {
        MigrationResolutionSpec decision = resolution.getSpec();
        String mark = decision.action() == Action.Applied ? RunnerOptions.APPLIED : RunnerOptions.ROLLED_BACK;
        RunnerArguments arguments = new RunnerArguments(RunnerOptions.RESOLVE, directories)
                .option(mark, decision.migration())
                .option(RunnerOptions.ADVISORY_LOCK_TIMEOUT, execution.advisoryLockTimeout())
                .flag(RunnerOptions.IF_NEEDED, true);
        if (!script.isEmpty()) {
            script.forEach(arguments::option);
            arguments
                    .option(RunnerOptions.DECISION, decision(resolution, run))
                    .option(RunnerOptions.LOCK_TIMEOUT, execution.lockTimeout())
                    .option(RunnerOptions.STATEMENT_TIMEOUT, execution.statementTimeout())
                    .option(RunnerOptions.GRACE_PERIOD, gracePeriod(graceSeconds));
        }
        return arguments.line.arguments();
    }

    /** The history says by its checksum whether the rows are of the migration as it is. */
    static List<String> putBackRows(MigrationResolution resolution, Directories directories, Execution execution) {
        return new RunnerArguments(RunnerOptions.RESOLVE, directories)
                .option(RunnerOptions.PUT_BACK_ROWS, resolution.getSpec().migration())
                .option(RunnerOptions.ADVISORY_LOCK_TIMEOUT, execution.advisoryLockTimeout())
                .option(RunnerOptions.LOCK_TIMEOUT, execution.lockTimeout())
                .option(RunnerOptions.STATEMENT_TIMEOUT, execution.statementTimeout())
                .line
                .arguments();
    }

    /** The same for every attempt of one run, whatever else is edited meanwhile: the runner runs a script once for it. */
    static String decision(MigrationResolution resolution, RunStatus run) {
        return resolution.getMetadata().getUid() + "/"
                + DecisionId.parse(run.input().digest()).generation();
    }

    private RunnerArguments environment(DatabaseMigrationSpec spec) {
        return option(RunnerOptions.ENVIRONMENT, spec.environment().name());
    }

    private RunnerArguments waiting(Execution execution, long graceSeconds) {
        return option(RunnerOptions.LOCK_TIMEOUT, execution.lockTimeout())
                .option(RunnerOptions.STATEMENT_TIMEOUT, execution.statementTimeout())
                .option(RunnerOptions.ADVISORY_LOCK_TIMEOUT, execution.advisoryLockTimeout())
                .option(RunnerOptions.GRACE_PERIOD, gracePeriod(graceSeconds));
    }

    private static String gracePeriod(long graceSeconds) {
        return Math.max(0, graceSeconds - SECONDS_TO_REPORT) + "s";
    }

    /** @param plan null for a run that was started by an operator that made no plans */
    private RunnerArguments approved(PlanStatus plan) {
        return plan == null
                ? this
                : option(RunnerOptions.APPROVED_PLAN, plan.hash())
                        .option(RunnerOptions.APPROVED_RISK, plan.risk().name())
                        .option(RunnerOptions.PLAN_MIGRATIONS, Integer.toString(plan.pending()));
    }

    /**
     * Plan and deploy get the same, since they have to come to the same plan: what was released for the run, whatever has
     * become of that meanwhile.
     */
    private RunnerArguments holding(Rollout rollout, RunStatus run) {
        return rollout == null || rollout.contract() == null
                ? this
                : flag(RunnerOptions.HOLD_REMOVING, true)
                        .options(RunnerOptions.RELEASE, run.input().released());
    }

    private static boolean refusesMixed(Rollout rollout) {
        return rollout != null
                && rollout.contract() != null
                && rollout.contract().mixed() == Rollout.Mixed.Refuse;
    }

    private RunnerArguments ignores(Policy policy) {
        if (policy != null && policy.lint() != null) {
            policy.lint()
                    .ignore()
                    .forEach(ignore -> option(
                            RunnerOptions.IGNORE,
                            ignore.migration() == null ? ignore.rule() : ignore.rule() + "@" + ignore.migration()));
        }
        return this;
    }

    private RunnerArguments flag(String name, boolean given) {
        line.flag(name, given);
        return this;
    }

    /** @return null where no rows are to be copied */
    private static String copiedRows(Backup backup) {
        boolean copies = backup != null && backup.rows() == Backup.Rows.Enabled;
        return copies
                ? String.valueOf(backup.rowsLimit() == null ? Backup.DEFAULT_ROWS_LIMIT : backup.rowsLimit())
                : null;
    }

    private static boolean requiresRehearsal(Policy policy) {
        return policy != null && Boolean.TRUE.equals(policy.requireRehearsal());
    }

    private static String shadow(Shadow shadow) {
        Shadow.Mode mode = shadow == null || shadow.mode() == null ? Shadow.Mode.Private : shadow.mode();
        return switch (mode) {
            case Private -> RunnerOptions.SHADOW_PRIVATE;
            case External -> RunnerOptions.SHADOW_EXTERNAL;
            case TargetServer -> RunnerOptions.SHADOW_TARGET_SERVER;
            case Off -> RunnerOptions.SHADOW_OFF;
        };
    }

    private RunnerArguments options(String name, List<String> values) {
        line.options(name, values);
        return this;
    }

    private RunnerArguments option(String name, String value) {
        line.option(name, value);
        return this;
    }
}
