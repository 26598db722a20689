package dev.kanmon.engine.resolve;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryRow.State;
import java.util.List;
import java.util.Optional;

/** What a resolution does to the history: decided from the rows of one name alone, as Prisma decides. */
public sealed interface ResolveDecision {

    /**
     * The history is changed.
     *
     * @param rollBack ids of failed attempts to mark as rolled back
     * @param insertChecksum the checksum of a finished row to insert; empty for none
     */
    record Change(List<String> rollBack, Optional<String> insertChecksum) implements ResolveDecision {}

    /** The history says so already. */
    record Nothing() implements ResolveDecision {}

    record Refuse(Problem problem) implements ResolveDecision {}

    /**
     * {@code --applied}.
     *
     * @param rows all rows of that name; none where there is no table yet
     * @param checksum of its script; empty where nothing has it
     * @param ifNeeded whether a migration that is applied already is fine
     */
    static ResolveDecision applied(String name, List<HistoryRow> rows, Optional<String> checksum, boolean ifNeeded) {
        boolean applied = rows.stream().anyMatch(row -> row.state() == State.APPLIED);
        if (applied && ifNeeded) {
            return new Nothing();
        }
        if (checksum.isEmpty()) {
            return refuse(
                    ProblemCode.UNKNOWN_MIGRATION,
                    "The migration " + name + " could not be found.",
                    "Give the whole name of the directory, for example 20201207184859_initial_migration.");
        }
        if (applied) {
            return refuse(
                    ProblemCode.ALREADY_APPLIED,
                    "The migration `" + name + "` is already recorded as applied in the database.",
                    null);
        }
        return new Change(unfinished(rows), checksum);
    }

    /**
     * {@code --rolled-back}.
     *
     * @param rows all rows of that name; none where there is no table yet
     * @param ifNeeded whether a migration that was never begun is fine
     */
    static ResolveDecision rolledBack(String name, List<HistoryRow> rows, boolean ifNeeded) {
        List<String> unfinished = unfinished(rows);
        if (!unfinished.isEmpty()) {
            return new Change(unfinished, Optional.empty());
        }
        if (rows.isEmpty()) {
            return ifNeeded
                    ? new Nothing()
                    : refuse(
                            ProblemCode.NEVER_APPLIED,
                            "Migration `" + name
                                    + "` cannot be rolled back because it was never applied to the database.",
                            "Give the whole name of the directory, for example 20201207184859_initial_migration.");
        }
        boolean onceRolledBack = rows.stream().anyMatch(row -> row.state() == State.ROLLED_BACK);
        return onceRolledBack
                ? new Nothing()
                : refuse(
                        ProblemCode.NOT_FAILED,
                        "Migration `" + name + "` cannot be rolled back because it is not in a failed state.",
                        "The mark undoes nothing by itself: undo its effects with a new migration.");
    }

    private static List<String> unfinished(List<HistoryRow> rows) {
        return rows.stream()
                .filter(row -> row.state() == State.UNFINISHED)
                .map(HistoryRow::id)
                .toList();
    }

    private static Refuse refuse(ProblemCode code, String message, String hint) {
        return new Refuse(new Problem(code, ExitCode.RESOLUTION_REFUSED, message, hint));
    }
}
