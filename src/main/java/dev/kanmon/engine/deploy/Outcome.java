package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.session.ServerError;

/** How one migration ended. */
sealed interface Outcome {

    record Applied() implements Outcome {}

    /** It failed and would fail again; the history says so. */
    record Failed(RunReport.Failure failure) implements Outcome {}

    /**
     * It is not applied, and it is no fault of the script: another run may go on. What a transaction had done is rolled
     * back; steps that were committed are kept in the history.
     */
    record Postponed(Problem problem) implements Outcome {}

    /** The attempts at a migration's text ended without its fault. */
    static Postponed stopped(String migration, Attempts.Result.Stopped stopped) {
        ServerError error = stopped.error();
        return switch (stopped.cause()) {
            case TOLD_TO_STOP -> interrupted(migration);
            case CONNECTION_LOST -> connectionLost(migration, error.message());
            case CONTENTION -> contended(migration, error.sqlState(), error.message());
        };
    }

    /** Told to stop. */
    static Postponed interrupted(String migration) {
        return new Postponed(new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while the migration `" + migration
                        + "` was running; it was rolled back, or stopped between" + " two steps.",
                "Run deploy again; it goes on where this run stopped."));
    }

    /** The session ended by itself. */
    private static Postponed connectionLost(String migration, String serverMessage) {
        return new Postponed(new Problem(
                ProblemCode.CONNECTION_LOST,
                ExitCode.TARGET_UNREACHABLE,
                "The connection was lost while the migration `" + migration + "` was running: " + serverMessage,
                "Run deploy again; the history in the database says whether it was applied."));
    }

    /** The locks of its tables were not to be had. */
    private static Postponed contended(String migration, String sqlState, String serverMessage) {
        return new Postponed(new Problem(
                ProblemCode.LOCK_TIMEOUT,
                ExitCode.LOCK_NOT_ACQUIRED,
                "The migration `" + migration + "` could not get its locks: " + serverMessage + " (" + sqlState + ").",
                "Nothing of the statement took effect. End the long transaction that is in the way, or deploy at a"
                        + " quieter time."));
    }

    /** The rows that it changes cannot be copied, so it was not begun. */
    static Postponed rowsNotCopied(String migration, String serverMessage) {
        return new Postponed(new Problem(
                ProblemCode.ROWS_NOT_COPIED,
                ExitCode.INVALID_INPUT,
                "The migration `" + migration + "` was not begun, since the rows that it changes cannot be copied: "
                        + serverMessage + ".",
                "The role has to own the tables that the migration changes. Grant it that, or deploy without"
                        + " --copy-rows."));
    }

    /** The history could not be written, so the migration was rolled back with it. */
    static Postponed historyNotWritten(String migration, ProblemCode code, String serverMessage) {
        return new Postponed(new Problem(
                code,
                ExitCode.INVALID_INPUT,
                "The migration `" + migration + "` was rolled back, since its history could not be written: "
                        + serverMessage + ".",
                "Grant the role SELECT, INSERT and UPDATE on _prisma_migrations."));
    }
}
