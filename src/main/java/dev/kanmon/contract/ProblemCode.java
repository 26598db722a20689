package dev.kanmon.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * What went wrong, by the code a user can look up. {@code P} codes are Prisma's own, with Prisma's meaning; {@code K}
 * codes are Kanmon's, for what Prisma has no code for.
 */
public enum ProblemCode {
    /** The server refused the user or the password. */
    AUTHENTICATION_FAILED("P1000"),
    /** Nobody answers at the host and port of the URL. */
    SERVER_UNREACHABLE("P1001"),
    /** Reached, but timed out; for migrations: the advisory lock was not to be had. */
    LOCK_TIMEOUT("P1002"),
    /** The server has no database of this name. */
    DATABASE_DOES_NOT_EXIST("P1003"),
    /** The server knows the user and does not let it into this database. */
    ACCESS_DENIED("P1010"),
    /** No encrypted connection could be made as the URL asks for it. */
    TLS_FAILED("P1011"),
    /** The URL is not one that Kanmon can use; the message says why without showing it. */
    INVALID_URL("P1013"),
    /** The schema holds tables, but no history: it needs a baseline. */
    DATABASE_NOT_EMPTY("P3005"),
    /** The migration that shall be marked is recorded as applied already. */
    ALREADY_APPLIED("P3008"),
    /** The history holds failed migrations; nothing is applied before they are resolved. */
    FAILED_MIGRATIONS("P3009"),
    /** A migration of the history failed where it was replayed on a shadow database. */
    REPLAY_FAILED("P3006"),
    /** A migration has a name that the history cannot hold. */
    NAME_TOO_LONG("P3010"),
    /** The migration that shall be marked as rolled back was never applied. */
    NEVER_APPLIED("P3011"),
    /** The migration that shall be marked as rolled back did not fail. */
    NOT_FAILED("P3012"),
    /** A migration's folder has no migration.sql. */
    MISSING_MIGRATION_FILE("P3015"),
    /** The source has no migration of this name. */
    UNKNOWN_MIGRATION("P3017"),
    /** A migration failed. Those before it stay applied, those after it were not tried. */
    MIGRATION_FAILED("P3018"),
    /** migration_lock.toml names another kind of database. */
    WRONG_PROVIDER("P3019"),
    /** There is nothing in the database that a schema file could say. */
    EMPTY_DATABASE("P4001"),

    /** A URL without which nothing can start: the variable is unset or empty. */
    NO_URL("K1001"),
    /** A connection pooler in transaction mode cannot carry session locks. */
    POOLED_CONNECTION("K1002"),
    /** The role may not do what the command needs. */
    INSUFFICIENT_PRIVILEGE("K1003"),
    /** The history table is there, but not in the shape that Prisma or Kanmon writes. */
    UNREADABLE_HISTORY("K1004"),
    /** The server takes no writes: a standby, or a database set to read-only. */
    READ_ONLY("K1005"),

    /** A source that cannot be read as migrations at all. */
    UNREADABLE_SOURCE("K2001"),
    /** A name or key that is not a migration's. */
    NOT_A_MIGRATION("K2002"),
    /** The same migration twice. */
    DUPLICATE_MIGRATION("K2003"),
    /** Names whose order differs between Prisma's collation and byte order. */
    AMBIGUOUS_ORDER("K2004"),
    /** A migration of a format that Kanmon does not speak (Prisma 8 and later). */
    UNSUPPORTED_FORMAT("K2005"),
    /** What was mounted differs from what the operator decided on. */
    SOURCE_CHANGED("K2006"),
    /** What would run is not the plan that was approved, or it has become more dangerous. */
    PLAN_CHANGED("K2007"),
    /** A statement failed where the plan was rehearsed. */
    REHEARSAL_FAILED("K2008"),
    /** The plan could not be rehearsed whole, and the policy asks for that. */
    REHEARSAL_INCOMPLETE("K2009"),
    /** No shadow database could be had, and without one there is nothing to compare with. */
    SHADOW_UNAVAILABLE("K2010"),
    /** The database has not the schema that the migrations up to the baseline make. */
    BASELINE_DIFFERS("K2011"),
    /** A script was made for a schema that the target no longer has. */
    BASE_MOVED("K2012"),
    /** A script was begun by an earlier attempt that did not get to its end; it is never run twice. */
    SCRIPT_INTERRUPTED("K2013"),
    /** A statement of a resolution's script failed. */
    SCRIPT_FAILED("K2014"),
    /** A script is not the one that was decided on. */
    SCRIPT_CHANGED("K2015"),

    /** A script begins with a byte order mark, which PostgreSQL would take for a part of the first statement. */
    BYTE_ORDER_MARK("K3001"),
    /** A script has a command of psql (a line that begins with a backslash), which no server knows. */
    PSQL_COMMAND("K3002"),
    /** A script has COPY … FROM STDIN, whose data only psql can send. */
    COPY_FROM_STDIN("K3003"),
    /** A quote, comment or dollar quote that never ends. */
    UNTERMINATED("K3004"),
    /** BEGIN without COMMIT, ROLLBACK without BEGIN, PREPARE TRANSACTION and their like. */
    TRANSACTION_CONTROL("K3005"),
    /** U+0000 in a script, which PostgreSQL's protocol cannot carry. */
    NUL_CHARACTER("K3006"),
    /** A {@code -- kanmon:} comment that asks for something Kanmon does not know. */
    UNKNOWN_DIRECTIVE("K3007"),

    /** Nobody answers at the address of the storage for backups. */
    STORAGE_UNREACHABLE("K3010"),
    /** The storage has no bucket of this name. */
    NO_SUCH_BUCKET("K3011"),
    /** The storage knows who asks, and does not let it do that. */
    STORAGE_ACCESS_DENIED("K3012"),
    /** There are no credentials for the storage, or it does not accept them. */
    STORAGE_CREDENTIALS_REFUSED("K3013"),
    /** The temporary credentials for the storage have expired. */
    STORAGE_CREDENTIALS_EXPIRED("K3014"),
    /** The storage did not answer in time, or said that it cannot now. */
    STORAGE_UNAVAILABLE("K3015"),
    /** The connection to the storage was cut; of an upload nothing counts. */
    STORAGE_CONNECTION_LOST("K3016"),
    /** The storage has no object of this name. */
    NO_SUCH_OBJECT("K3017"),
    /** The storage refuses a request for another reason, which the message names. */
    STORAGE_REFUSED("K3018"),
    /** Parts of an upload that came to nothing may be left in the bucket. */
    UPLOAD_LEFT_BEHIND("K3019"),

    /** There is no such backup, or nothing says what it is. */
    BACKUP_NOT_FOUND("K3020"),
    /** A backup holds only a part of its database. */
    BACKUP_NOT_RESTORABLE("K3021"),
    /** A backup is of a database of another name. */
    BACKUP_OF_ANOTHER_DATABASE("K3022"),
    /** A backup's files are not what they were when it was taken. */
    BACKUP_DAMAGED("K3023"),
    /** The role lacks a right that bringing a backup back needs. */
    RESTORE_NOT_ALLOWED("K3024"),
    /** The role may connect to no database but the one that is to be replaced. */
    NO_MAINTENANCE_DATABASE("K3025"),
    /** Something on the server keeps a backup from being brought back: a name that is taken, a prepared transaction. */
    RESTORE_IN_THE_WAY("K3026"),
    /** A statement of the backup failed. */
    RESTORE_STATEMENT_FAILED("K3027"),
    /** What was restored is not what the backup says it holds. */
    RESTORED_DIFFERS("K3028"),
    /** Sessions of others did not end, or held locks all the time. */
    RESTORE_SESSIONS_REMAIN("K3029"),

    /** What a Job is to ask of another system is not there, or not whole: the operator and the Secret make it. */
    CALL_UNUSABLE("K3030"),
    /** Nobody answers where another system is to be asked. Nothing was sent. */
    CALL_UNREACHABLE("K3031"),
    /** Another system answered, and did not take the request. */
    CALL_REFUSED("K3032"),
    /** A request was sent, and its answer never came: whether it was received, only the other system can say. */
    CALL_ANSWER_LOST("K3033"),
    /** Another system's answer does not hold what it is asked for. */
    CALL_ANSWER_UNREADABLE("K3034"),
    /** Another system says that what it was asked for failed. */
    CALL_REPORTED_FAILURE("K3035"),
    /** Another system was not done in the time that it was given. */
    CALL_TOO_SLOW("K3036"),
    /** The server archives no write-ahead log, so that a restore point in it leads nowhere. */
    NO_ARCHIVE("K3037"),
    /** A branch that shall be removed is not one that Kanmon made. */
    BRANCH_NOT_OURS("K3038"),
    /** No encrypted connection with another system could be made. Nothing was sent. */
    CALL_TLS_FAILED("K3039"),

    /** A migration changes more rows of one table than may be copied. */
    ROW_LIMIT_EXCEEDED("K3040"),
    /** The role may not make the copies of rows. */
    ROWS_NOT_COPIED("K3041"),
    /** There are no copies of the migration's rows. */
    NO_ROW_COPIES("K3042"),
    /** A table has not the columns any more that its copied rows have. */
    ROW_COPIES_DO_NOT_FIT("K3043"),
    /** The key of a deleted row is another row's now. */
    ROW_KEY_TAKEN("K3044"),
    /** Rows that a migration changed were changed again since. */
    ROWS_CHANGED_SINCE("K3045"),
    /** The server refused the rows that were put back. */
    ROWS_REFUSED("K3046"),

    /** No pg_dump is there that serves the server: it is newer than every one, or there is none. */
    NO_CLIENT_TOOLS("K3050"),
    /** The role may not read all that would be dumped. */
    BACKUP_FORBIDDEN("K3051"),
    /** The place for backups is not there, or cannot be written to. */
    BACKUP_STORE_UNUSABLE("K3052"),
    /** The place for backups has too little room. */
    NO_ROOM_FOR_BACKUP("K3053"),
    /** pg_dump failed. */
    DUMP_FAILED("K3054"),
    /** What pg_dump wrote could not be stored: a full disk, a place that went away half-way. */
    BACKUP_NOT_WRITTEN("K3055"),
    /** What was stored cannot be read back as it was written, or is no archive. */
    BACKUP_NOT_READABLE("K3056"),
    /** A file that should be a backup's manifest is not one, or is a newer version's. */
    UNREADABLE_MANIFEST("K3057"),
    /** There is a backup of this name that belongs to somebody else. */
    BACKUP_NAME_TAKEN("K3058"),
    /** The backup was restored for proof and is not what the database held, or could not be restored. */
    BACKUP_NOT_VERIFIED("K3059"),
    /** A backup was asked for that cannot be made: a bad name, a format that its place cannot hold. */
    INVALID_BACKUP_REQUEST("K3060"),

    /** The server ended the session, or the network did, while a command ran. */
    CONNECTION_LOST("K4001"),
    /** Told to stop. */
    INTERRUPTED("K4002"),
    /** A migration both adds and removes, or does what cannot be told, and the policy refuses that. */
    MIXED_MIGRATION("K4003"),

    /** A migration that is waited for is not applied yet. */
    NOT_APPLIED_YET("K4010"),
    /** A gate that is waited for is closed. */
    GATE_CLOSED("K4011"),
    /** A gate does not take the question: wrong names or a token that it does not accept. */
    GATE_REFUSED("K4012"),

    /** A schema file has errors; the message has each with its place. */
    INVALID_SCHEMA("K5001"),
    /** A rename names a table or column that is not there. */
    UNKNOWN_RENAME("K5006"),
    /** A rename names a table or column that stays, or whose new name is taken. */
    IMPOSSIBLE_RENAME("K5007"),
    /** What throws data away or makes it up was asked for a database in production. */
    PRODUCTION_PROTECTED("K5010"),
    /** The name that was repeated for safety is not that of the database. */
    WRONG_DATABASE_NAME("K5011"),
    /** Sample data could not be put into the database. */
    SEED_FAILED("K5012"),
    /** The database could not be emptied. */
    RESET_FAILED("K5013"),
    /** An environment is named that there is not. */
    UNKNOWN_ENVIRONMENT("K5014"),
    /** Something would be lost, or has to be begun anew, and nobody said yes. */
    ANSWER_NEEDED("K5020"),
    /** The difference cannot run over the rows that are there. */
    NOT_EXECUTABLE("K5021"),
    /** The folder of a new migration cannot be written. */
    MIGRATION_NOT_WRITTEN("K5022"),
    /** A migration that Kanmon has made fails on the shadow, or makes another schema than the schema file's. */
    MIGRATION_NOT_PROVEN("K5023"),
    /** What was said to be renamed is not there, or has nothing to be renamed to. */
    NOT_A_RENAME("K5024"),
    /** A wanted schema is held beside the database itself, so that there is no history that it could drift from. */
    NOTHING_TO_DRIFT_FROM("K5030"),
    /** A foreign key leads to a table of a schema that was not asked for. */
    CROSS_SCHEMA_REFERENCE("K5040"),
    /** A schema file could not be written. */
    SCHEMA_NOT_WRITTEN("K5041"),

    /** A defect of Kanmon or of the machine it runs on. */
    INTERNAL("K9999");

    private final String code;

    ProblemCode(String code) {
        this.code = code;
    }

    /**
     * @param code a code as users see it; may be null
     * @return empty where this build does not know the code
     */
    public static Optional<ProblemCode> ofCode(String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.code.equals(code))
                .findFirst();
    }

    /** The code as users see it, for example {@code P3018}. */
    public String code() {
        return code;
    }
}
