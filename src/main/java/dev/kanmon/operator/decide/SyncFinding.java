package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.RunReport;

/** Tells in the condition {@code InSync} whether source, history and schema agree: the first disagreement wins. */
final class SyncFinding {

    private SyncFinding() {}

    /**
     * @param before what was known
     * @param report of a command that has read the history
     * @param drift the newest check of drift; null before the first
     */
    static Finding of(Finding before, RunReport report, DriftStatus drift, Owner owner) {
        if (!report.missing().isEmpty()) {
            return untrue(
                    Reason.MigrationMissing,
                    "Applied, but missing in the source: " + String.join(", ", report.missing())
                            + ". Restore the files, or databases made from this source will differ from this one."
                            + (report.edited().isEmpty() ? "" : " " + edited(report)));
        }
        if (!report.edited().isEmpty()) {
            return untrue(Reason.MigrationEdited, edited(report));
        }
        return drift == null || drift.state() == null ? historyMatches() : compared(before, drift, owner);
    }

    /**
     * Nobody could compare. A disagreement between source and history is still one.
     *
     * @param before what was known
     * @param why a sentence
     */
    static Finding notChecked(Finding before, String why) {
        return before.reason() == Reason.MigrationMissing || before.reason() == Reason.MigrationEdited
                ? before
                : finding(
                        ConditionState.Unknown,
                        Reason.DriftNotChecked,
                        "Schema and history could not be compared. " + Sentences.ended(why));
    }

    private static Finding compared(Finding before, DriftStatus drift, Owner owner) {
        return switch (drift.state()) {
            case InSync ->
                finding(
                        ConditionState.True,
                        Reason.NoDrift,
                        "The schema is what its history makes, and every applied migration is in the source as it was applied.");
            case Drifted -> untrue(Reason.DriftFound, Drifts.found(drift) + Drifts.whereToRead(drift, owner));
            case NotChecked ->
                before.reason() == Reason.DriftNotChecked
                        ? before
                        : notChecked(before, "The Job that status.drift.run names tells why.");
        };
    }

    private static Finding historyMatches() {
        return finding(
                ConditionState.True,
                Reason.HistoryMatches,
                "Every applied migration is in the source as it was applied.");
    }

    private static String edited(RunReport report) {
        return "Edited after they were applied: " + String.join(", ", report.edited())
                + ". The edit is not in this database: restore the files, and put the change into a new migration.";
    }

    private static Finding untrue(Reason reason, String message) {
        return finding(ConditionState.False, reason, message);
    }

    private static Finding finding(ConditionState state, Reason reason, String message) {
        return new Finding(ConditionType.InSync, state, reason, message);
    }
}
