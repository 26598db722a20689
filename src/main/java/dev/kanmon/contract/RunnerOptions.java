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
    public static final String BACKUP = "backup";
    public static final String RESTORE = "restore";
    public static final String PRUNE_BACKUPS = "prune-backups";
    public static final String RESTORE_POINT = "restore-point";
    public static final String NEON_BRANCH = "neon-branch";
    public static final String HTTP_HOOK = "http-hook";
    public static final String NOTIFY = "notify";
    public static final String WAIT = "wait";
    public static final String DEV = "dev";
    public static final String PUSH = "push";
    public static final String PULL = "pull";
    public static final String RESET = "reset";
    public static final String SEED = "seed";

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

    /** {@code backup}, {@code prune-backups}: a folder that backups are in; {@code restore} finds it in the identifier. */
    public static final String TO_DIRECTORY = "--to-directory";
    /** {@code backup}, {@code prune-backups}: {@code s3://bucket/prefix}. */
    public static final String TO_S3 = "--to-s3";
    /** The address of a server that speaks S3, where it is not AWS. */
    public static final String S3_ENDPOINT = "--s3-endpoint";

    public static final String S3_REGION = "--s3-region";
    public static final String S3_PATH_STYLE = "--s3-path-style";
    /** {@code backup}: {@code AES256} or {@code KMS}. */
    public static final String S3_ENCRYPTION = "--s3-encryption";

    public static final String S3_KMS_KEY = "--s3-kms-key";
    /**
     * {@code backup}: the backup's name, unique among those of its place; the same name again is the same backup. {@code
     * restore-point}: the point's name, at most 63 bytes.
     */
    public static final String NAME = "--name";
    /** {@code backup}, {@code prune-backups}: whose backups they are; none of another owner is ever removed. */
    public static final String OWNER = "--owner";
    /** {@code backup}: {@code full}, {@code schema-only} or {@code data-only}. */
    public static final String CONTENT = "--content";
    /** How many tables are dumped or restored at once. */
    public static final String JOBS = "--jobs";

    public static final String TABLE = "--table";
    public static final String EXCLUDE_TABLE = "--exclude-table";
    /** {@code backup}: restore it into a private PostgreSQL and compare the rows of every table. */
    public static final String VERIFY = "--verify";
    /** {@code restore}: the identifier that {@code backup} reported. */
    public static final String FROM = "--from";
    /** {@code restore}: {@code swap} or {@code in-place}. */
    public static final String METHOD = "--method";

    public static final String METHOD_SWAP = "swap";
    public static final String METHOD_IN_PLACE = "in-place";
    /** {@code prune-backups}: how many of the newest stay. */
    public static final String KEEP_LAST = "--keep-last";
    /** {@code prune-backups}: how old a backup may become. */
    public static final String MAX_AGE = "--max-age";
    /** {@code prune-backups}: the identifier of a backup that stays whatever its age; may be given several times. */
    public static final String KEEP = "--keep";
    /** {@code deploy}, {@code plan}: copy the rows that a migration updates or deletes; at most so many of one table. */
    public static final String COPY_ROWS = "--copy-rows";
    /** {@code resolve}: the migration whose copied rows are put back. */
    public static final String PUT_BACK_ROWS = "--put-back-rows";
    /** {@code restore-point}: make it although the server archives no log, because something else does. */
    public static final String WITHOUT_ARCHIVE = "--without-archive";
    /** {@code neon-branch}: the id of a branch to remove instead of making one; may be given several times. */
    public static final String REMOVE = "--remove";
    /** {@code resolve}: with {@link #PUT_BACK_ROWS}, also rows that were changed since. */
    public static final String OVERWRITE = "--overwrite";
    /** {@code http-hook}, {@code neon-branch}, {@code notify}: the environment variable with what to do, as JSON, nothing secret in it. */
    public static final String CALL_ENV = "KANMON_CALL";
    /** {@code http-hook}, {@code neon-branch}, {@code notify}: what the environment variables with secrets begin with. */
    public static final String CALL_SECRET_ENV_PREFIX = "KANMON_CALL_SECRET_";
    /** How long the command may take. */
    public static final String TIMEOUT = "--timeout";

    /** {@code plan}, {@code deploy}: leave out pending migrations that take away what an older application may use. */
    public static final String HOLD_REMOVING = "--hold-removing";
    /** {@code plan}, {@code deploy}: a removing migration that is not left out; may be given several times. */
    public static final String RELEASE = "--release";
    /** {@code plan}: what becomes of migrations that both add and remove. */
    public static final String MIXED = "--mixed";

    public static final String MIXED_RUN = "run";
    /** They end in {@link ExitCode#REFUSED_BY_POLICY}. */
    public static final String MIXED_REFUSE = "refuse";
    /**
     * {@code plan}, {@code deploy}, {@code status}: report whether this migration is applied; {@code wait}: ask the gate for
     * this migration. May be given several times.
     */
    public static final String REQUIRE = "--require";
    /** {@code wait}: wait until this migration is applied; may be given several times. */
    public static final String MIGRATION = "--migration";
    /** {@code wait}: wait until this address answers with a status in the 200s. */
    public static final String GATE = "--gate";
    /** The environment variable with the token that a gate may want; it is sent as a bearer token and never shown. */
    public static final String GATE_TOKEN_ENV = "KANMON_GATE_TOKEN";
    /** {@code wait}: how long from one look to the next. */
    public static final String INTERVAL = "--interval";

    /** {@code dev}, {@code push}, {@code pull}: the schema file, or a folder of them. */
    public static final String SCHEMA_FILE = "--schema";
    /**
     * {@code plan}, {@code deploy}: the schema that is wanted, as a file or a folder, in place of migrations; the difference
     * is what runs.
     */
    public static final String DESIRED_SCHEMA = "--desired-schema";
    /** What the database is for, an {@link Environment}; {@code Production} where neither this nor its variable says. */
    public static final String ENVIRONMENT = "--environment";
    /** The environment variable for the same. */
    public static final String ENVIRONMENT_ENV = "KANMON_ENVIRONMENT";
    /** {@code reset}: the name of the database, repeated; another one is refused. */
    public static final String DATABASE = "--database";
    /** Answers every question with yes, but for those that production may not be asked. */
    public static final String YES = "--yes";
    /** {@code reset}: also empties this schema; may be given several times. */
    public static final String SCHEMA_NAME = "--schema-name";
    /** {@code reset}: empties the database, and nothing else. */
    public static final String ONLY_EMPTY = "--only-empty";
    /** {@code seed}: the script. */
    public static final String FILE = "--file";
    /** {@code seed}: a program in place of a script; its command line follows. */
    public static final String COMMAND = "--command";

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
