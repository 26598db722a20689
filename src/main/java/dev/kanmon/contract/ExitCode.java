package dev.kanmon.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a runner process ended. The number is the process's exit status; {@link #DONE} and {@link #NOTHING_TO_DO} share 0,
 * as every caller of {@code prisma migrate deploy} expects, and are told apart by the report.
 */
public enum ExitCode {
    /** The command did what it was asked to do. */
    DONE(0),
    /** Nothing had to be done; the database was not written to. */
    NOTHING_TO_DO(0),
    /** {@code status}: the database and the source are not in step. Nothing was changed. */
    NOT_UP_TO_DATE(1),
    /** The arguments, the URL or the source are wrong. Nothing was changed. */
    INVALID_INPUT(2),
    /** No usable session with the target: host down, wrong password, no such database. Nothing was changed. */
    TARGET_UNREACHABLE(3),
    /** Another session held the migration lock for the whole of the time allowed (P1002). Nothing was changed. */
    LOCK_NOT_ACQUIRED(4),
    /** The history holds a failed migration that nobody has resolved (P3009). Nothing was changed. */
    HISTORY_BLOCKED(5),
    /** A migration failed (P3018). Those before it stay applied. */
    MIGRATION_FAILED(6),
    /** The schema holds tables, but no history (P3005). Nothing was changed. */
    DATABASE_NOT_EMPTY(7),
    /** What was mounted is not what the operator decided on. Nothing was changed. */
    PLAN_CHANGED(8),
    /** The history does not admit this resolution (P3008, P3011, P3012, P3017). Nothing was changed. */
    RESOLUTION_REFUSED(9),
    /** The process was told to stop and did, between two migrations or by rolling one back. */
    INTERRUPTED(10),
    /** A statement failed on the shadow database, where the plan was tried. The target was not touched. */
    REHEARSAL_FAILED(11),
    /** The plan is not one that the policy admits. The target was not touched. */
    REFUSED_BY_POLICY(12),
    /** {@code lint}: there are findings as bad as {@code --fail-on} says, or worse. No database was asked. */
    FINDINGS(13),
    /** {@code drift}: the target's schema is not what its history makes. Nothing was changed. */
    DRIFTED(14),
    /** {@code backup} and its like: there is no backup. What was half-written is removed, or told. */
    BACKUP_FAILED(15),
    /** {@code restore}: the backup was not brought back. The database is as it was. */
    RESTORE_FAILED(16),
    /** {@code http-hook}: the other side refused, or said that it failed. */
    HOOK_FAILED(17),
    /** {@code wait}: the gate was not open in time; the report says what it waited for. Nothing was changed. */
    GATE_CLOSED(18),
    /** {@code seed}, {@code reset}: the sample data are not in the database. What the seed did before may be there. */
    SEED_FAILED(19),
    /** {@code reset}: the database was not emptied. */
    RESET_FAILED(20),
    /** {@code dev}, {@code push}, {@code reset}: a question was not answered with yes. Nothing was changed. */
    ANSWER_NEEDED(21),
    /** A defect of Kanmon or of the machine it runs on. */
    INTERNAL(70);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process exit status, 0 to 255. */
    public int status() {
        return status;
    }

    /**
     * The outcome that a process exit status stands for when there is no report to say it more exactly.
     *
     * @param status what the container ended with
     * @return empty where no outcome has this status: killed by a signal, or a newer runner
     */
    public static Optional<ExitCode> ofStatus(int status) {
        return Arrays.stream(values()).filter(code -> code.status == status).findFirst();
    }
}
