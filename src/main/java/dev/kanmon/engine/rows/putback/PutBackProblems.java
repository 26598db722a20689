package dev.kanmon.engine.rows.putback;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import java.util.List;

/** Why rows are not put back. Nothing is changed in any of these cases. */
final class PutBackProblems {

    private static final String RESTORE = "Bring them back from another backup, or by hand from _kanmon_rows.";

    private PutBackProblems() {}

    static Problem noCopies(String migration) {
        return refused(
                ProblemCode.NO_ROW_COPIES,
                "There are no copies of rows that the migration `" + migration + "` changed.",
                "Copies are taken by deploy --copy-rows (backup.rows: Enabled), of the newest migrations only, and of"
                        + " those that changed any rows.");
    }

    static Problem tableGone(RowCopy copy) {
        return refused(
                ProblemCode.ROW_COPIES_DO_NOT_FIT,
                "The table " + copy.table().toSql() + " is gone, so its rows cannot be put back.",
                RESTORE);
    }

    static Problem doNotFit(RowCopy copy, List<String> misfits) {
        return refused(
                ProblemCode.ROW_COPIES_DO_NOT_FIT,
                "The copied rows do not fit into " + copy.table().toSql() + " any more: " + String.join(", ", misfits)
                        + ".",
                "Undo the change of the table first. " + RESTORE);
    }

    static Problem keysFollowed(RowCopy copy, long rows) {
        return refused(
                ProblemCode.ROW_COPIES_DO_NOT_FIT,
                "The migration gave " + rows + " rows of " + copy.table().toSql()
                        + " other keys, and rows of other tables follow those by foreign keys.",
                RESTORE);
    }

    static Problem keysTaken(RowCopy copy, long rows) {
        return refused(
                ProblemCode.ROW_KEY_TAKEN,
                "The keys of " + rows + " deleted rows of " + copy.table().toSql()
                        + " are those of other rows now. Nothing was changed.",
                "Give the new rows other keys, or put back with --overwrite, which overwrites the new rows.");
    }

    /** @param later migrations that have changed the same table since */
    static Problem changedSince(RowCopy copy, long rows, List<String> later) {
        String others = later.isEmpty()
                ? ""
                : " Later migrations have changed the same table; put their rows back first: "
                        + String.join(", ", later) + ".";
        return refused(
                ProblemCode.ROWS_CHANGED_SINCE,
                rows + " of the rows of " + copy.table().toSql()
                        + " that the migration changed were changed or deleted again since. Nothing was changed.",
                "Put back with --overwrite if those later changes may be lost." + others);
    }

    static Problem notAsBefore(RowCopy copy, long rows) {
        return refused(
                ProblemCode.ROWS_REFUSED,
                rows + " rows of " + copy.table().toSql()
                        + " did not become what they were; everything was rolled back.",
                "Look for triggers or rules that change rows after they are written.");
    }

    static Problem server(ServerError error) {
        if (error.kind() == FailureKind.CONTENTION) {
            return new Problem(
                    ProblemCode.LOCK_TIMEOUT,
                    ExitCode.LOCK_NOT_ACQUIRED,
                    "The tables could not be locked: " + error.message() + " (" + error.sqlState()
                            + "). Nothing was changed.",
                    "Try again when the transaction that is in the way has ended.");
        }
        return refused(
                ProblemCode.ROWS_REFUSED,
                "The server refused the rows: " + error.message() + " (" + error.sqlState()
                        + "). Everything was rolled back.",
                "See which rows made since are in the way, for example by a unique or a foreign key.");
    }

    private static Problem refused(ProblemCode code, String message, String hint) {
        return new Problem(code, ExitCode.RESOLUTION_REFUSED, message, hint);
    }
}
