package dev.kanmon.contract;

/** The runner's commands, options and environment, as the operator writes them into a Job and the runner reads them. */
public final class RunnerOptions {

    public static final String DEPLOY = "deploy";
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

    public static final String JSON = "--json";
    /** Where the report goes besides standard output. */
    public static final String REPORT_FILE = "--report-file";

    /** The environment variable with the connection URL. */
    public static final String URL_ENV = "DATABASE_URL";
    /** The environment variable with the URL that goes round a connection pooler. */
    public static final String DIRECT_URL_ENV = "DIRECT_URL";

    private RunnerOptions() {}
}
