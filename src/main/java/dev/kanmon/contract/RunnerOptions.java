package dev.kanmon.contract;

/** The runner's commands, options and environment, as the operator writes them into a Job and the runner reads them. */
public final class RunnerOptions {

    public static final String DEPLOY = "deploy";
    public static final String PLAN = "plan";
    public static final String STATUS = "status";
    public static final String RESOLVE = "resolve";
    public static final String EXECUTE = "execute";
    public static final String LINT = "lint";

    /** A folder in Prisma's layout or in the flat form of a ConfigMap; may be given several times. */
    public static final String DIR = "--dir";
    /** The {@link SourceDigest} that the operator decided on; another one ends in {@link ExitCode#PLAN_CHANGED}. */
    public static final String SOURCE_DIGEST = "--source-digest";

    public static final String LOCK_TIMEOUT = "--lock-timeout";
    public static final String STATEMENT_TIMEOUT = "--statement-timeout";
    public static final String ADVISORY_LOCK_TIMEOUT = "--advisory-lock-timeout";
    /** How long after SIGTERM a running statement may go on before it is cancelled. */
    public static final String GRACE_PERIOD = "--grace-period";

    public static final String APPLIED = "--applied";
    public static final String ROLLED_BACK = "--rolled-back";
    /** {@code resolve}: a history that already says so is {@link ExitCode#NOTHING_TO_DO}, not an error. */
    public static final String IF_NEEDED = "--if-needed";

    /** {@code deploy}: the hash of the plan that was approved; another one ends in {@link ExitCode#PLAN_CHANGED}. */
    public static final String APPROVED_PLAN = "--approved-plan";
    /** {@code deploy}: how many migrations the approved plan has, so that a run that was cut off goes on with the rest of it. */
    public static final String PLAN_MIGRATIONS = "--plan-migrations";
    /** {@code deploy}: the {@link Risk} that was approved; a higher one ends in {@link ExitCode#PLAN_CHANGED}. */
    public static final String APPROVED_RISK = "--approved-risk";
    /** A lint rule, or a group as {@code practice/*}, that is not to be heard of; {@code rule@migration} for one migration. */
    public static final String IGNORE = "--ignore";

    /** {@code plan}: where the plan is tried. */
    public static final String SHADOW = "--shadow";

    public static final String SHADOW_PRIVATE = "private";
    public static final String SHADOW_EXTERNAL = "external";
    public static final String SHADOW_TARGET_SERVER = "target-server";
    public static final String SHADOW_OFF = "off";
    /** {@code plan}: a plan that could not be tried whole ends in {@link ExitCode#REFUSED_BY_POLICY}. */
    public static final String REQUIRE_REHEARSAL = "--require-rehearsal";

    public static final String JSON = "--json";
    /** Where the report goes besides standard output. */
    public static final String REPORT_FILE = "--report-file";

    /** The environment variable with the connection URL. */
    public static final String URL_ENV = "DATABASE_URL";
    /** The environment variable with the URL that goes round a connection pooler. */
    public static final String DIRECT_URL_ENV = "DIRECT_URL";

    /** The environment variable with the URL of an external shadow database, as Prisma calls it. */
    public static final String SHADOW_URL_ENV = "SHADOW_DATABASE_URL";

    private RunnerOptions() {}
}
