package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What shall be written into a DatabaseMigration's status, and then done.
 *
 * @param phase where it stands
 * @param findings the conditions that shall hold; a type that is absent is removed
 * @param history the history's counts; null while no run has read them
 * @param plan the run's plan; null until it is made
 * @param drift the newest check of drift; null before the first
 * @param run the newest run; null before the first
 * @param backup the backups; null while there are none and none are asked for
 * @param hooks the hooks around the run; null without any
 * @param failure the migration that waits for a decision; null without one
 * @param effect at most one thing to do, after the status was written
 * @param recheckAt when to look again although nothing happened
 */
public record Decision(
        Phase phase,
        List<Finding> findings,
        HistoryStatus history,
        PlanStatus plan,
        DriftStatus drift,
        BackupStatus backup,
        HooksStatus hooks,
        RunStatus run,
        FailureStatus failure,
        Optional<Effect> effect,
        Optional<Instant> recheckAt) {

    public Decision {
        findings = List.copyOf(findings);
    }
}
