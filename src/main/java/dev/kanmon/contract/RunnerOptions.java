package dev.kanmon.contract;

/** The runner's commands, options and environment, as the operator writes them into a Job and the runner reads them. */
public final class RunnerOptions {

    public static final String DEPLOY = "deploy";
    public static final String PLAN = "plan";
    public static final String STATUS = "status";
    public static final String RESOLVE = "resolve";
    public static final String EXECUTE = "execute";
    public static final String LINT = "lint";
    public static final String DIFF = "diff";
    public static final String DRIFT = "drift";

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

    /** {@code drift}: the fingerprint of the last check; where it is still the same, nothing is replayed. */
    public static final String KNOWN_FINGERPRINT = "--known-fingerprint";

    /**
     * {@code plan}, {@code deploy}: a database that has tables and no history is as if all migrations up to this one had
     * run, once that was checked.
     */
    public static final String BASELINE = "--baseline";

    /** {@code resolve}: a file with SQL that runs once, before the mark and as far as possible in its transaction. */
    public static final String SCRIPT = "--script";
    /** {@code resolve}: the environment variable that holds such SQL, where it comes from no file. */
    public static final String SCRIPT_ENV = "KANMON_SCRIPT";
    /** {@code resolve}: {@link Document#digestOf} of the script that was decided on; another one is refused. */
    public static final String SCRIPT_DIGEST = "--script-digest";
    /** {@code resolve}: the fingerprint of the schema that the script was made for; on another one it is refused. */
    public static final String SCRIPT_BASE = "--script-base";
    /** {@code resolve}: what names this decision; a script that was begun for it is never begun again. */
    public static final String DECISION = "--decision";

    /** {@code plan}, {@code drift}, {@code diff}, and {@code deploy} for what to do after a failure: where is tried and replayed. */
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
