package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.RunReport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the last runs found out about the target: kept until another run finds out something else.
 *
 * @param reachable {@code TargetReachable}
 * @param planned {@code Planned}
 * @param approved {@code Approved}
 * @param backedUp {@code BackedUp}; null where the spec wants no backup
 * @param applied {@code Applied}
 * @param inSync {@code InSync}
 * @param history the history's counts; null while unknown
 */
record Knowledge(
        Finding reachable,
        Finding planned,
        Finding approved,
        Finding backedUp,
        Finding applied,
        Finding inSync,
        HistoryStatus history) {

    private static final Set<Reason> TARGET_TROUBLE = EnumSet.of(
            Reason.SecretUnavailable,
            Reason.InvalidUrl,
            Reason.ServerUnreachable,
            Reason.AuthenticationFailed,
            Reason.DatabaseMissing,
            Reason.TargetUnusable);

    private static final String NOBODY_ASKED = "No run has asked the database yet.";

    static Knowledge of(Observed observed) {
        DatabaseMigrationStatus status = observed.status();
        return new Knowledge(
                remembered(status, ConditionType.TargetReachable),
                remembered(status, ConditionType.Planned),
                remembered(status, ConditionType.Approved),
                new PlannedHooks(observed).backups(null).isEmpty() ? null : remembered(status, ConditionType.BackedUp),
                remembered(status, ConditionType.Applied),
                remembered(status, ConditionType.InSync),
                status.history());
    }

    List<Finding> findings() {
        return Stream.of(reachable, planned, approved, backedUp, applied, inSync)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Nobody knows what a new input needs, nor whether it is applied. */
    Knowledge withNewInput() {
        return withBackedUp(ConditionState.Unknown, Reason.NotChecked, "There is no plan yet that could need a backup.")
                .with(unknown(ConditionType.Planned, "A run is finding out what is pending."))
                .with(unknown(ConditionType.Approved, "There is no plan yet that could be approved."))
                .with(unknown(
                        ConditionType.Applied,
                        "A run is finding out whether every migration of the source is applied."));
    }

    /**
     * What was read of the history no longer holds.
     *
     * @param why a sentence
     */
    Knowledge withUnknownHistory(String why) {
        Finding unknown = new Finding(ConditionType.InSync, ConditionState.Unknown, Reason.NotChecked, why);
        return new Knowledge(reachable, planned, approved, backedUp, applied, unknown, null);
    }

    /** With another finding about what the finding is about. */
    Knowledge with(Finding finding) {
        return new Knowledge(
                finding.type() == ConditionType.TargetReachable ? finding : reachable,
                finding.type() == ConditionType.Planned ? finding : planned,
                finding.type() == ConditionType.Approved ? finding : approved,
                finding.type() == ConditionType.BackedUp ? finding : backedUp,
                finding.type() == ConditionType.Applied ? finding : applied,
                finding.type() == ConditionType.InSync ? finding : inSync,
                history);
    }

    private static Finding unknown(ConditionType type, String message) {
        return new Finding(type, ConditionState.Unknown, Reason.NotChecked, message);
    }

    /** The reasons that speak of the target are the target's condition, too; others say nothing about it. */
    Knowledge withTargetTrouble(Reason reason, String message) {
        if (reason == null || !TARGET_TROUBLE.contains(reason)) {
            return this;
        }
        return with(new Finding(ConditionType.TargetReachable, ConditionState.False, reason, message));
    }

    /** Nothing where the spec wants no backup. */
    Knowledge withBackedUp(ConditionState state, Reason reason, String message) {
        return backedUp == null ? this : with(new Finding(ConditionType.BackedUp, state, reason, message));
    }

    Knowledge withApplied(ConditionState state, Reason reason, String message) {
        return with(new Finding(ConditionType.Applied, state, reason, message));
    }

    /**
     * What a report adds. A report with a history is proof of a session with the target.
     *
     * @param report may be null
     * @param drift the newest check of drift; null before the first
     */
    Knowledge with(RunReport report, DriftStatus drift, Owner owner) {
        if (report == null || report.history() == null) {
            return this;
        }
        RunReport.History read = report.history();
        Knowledge known = with(new Finding(
                        ConditionType.TargetReachable,
                        ConditionState.True,
                        Reason.Connected,
                        "The last run had a session with the target."))
                .with(SyncFinding.of(inSync, report, drift, owner));
        return new Knowledge(
                known.reachable,
                known.planned,
                known.approved,
                known.backedUp,
                known.applied,
                known.inSync,
                new HistoryStatus(read.applied(), read.pending(), read.failed(), read.lastApplied()));
    }

    private static Finding remembered(DatabaseMigrationStatus status, ConditionType type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst()
                .map(condition -> finding(type, condition))
                .orElse(new Finding(type, ConditionState.Unknown, Reason.NotChecked, NOBODY_ASKED));
    }

    private static Finding finding(ConditionType type, Condition condition) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(condition.reason()))
                .findFirst()
                .map(reason -> new Finding(type, condition.status(), reason, condition.message()))
                .orElse(new Finding(type, ConditionState.Unknown, Reason.NotChecked, NOBODY_ASKED));
    }
}
