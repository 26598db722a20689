package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SeedStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param rollout how schema and application stand to each other; null where there is nothing to say
 * @param seed the sample data; null until they are begun
 * @param reset the newest reset that was asked for; null before the first
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
        RolloutStatus rollout,
        SeedStatus seed,
        ResetStatus reset,
        RunStatus run,
        FailureStatus failure,
        Optional<Effect> effect,
        Optional<Instant> recheckAt) {

    public Decision {
        findings = List.copyOf(findings);
    }

    Decision rollout(RolloutStatus next) {
        return new Decision(
                phase, findings, history, plan, drift, backup, hooks, next, seed, reset, run, failure, effect,
                recheckAt);
    }

    Decision seed(SeedStatus next) {
        return new Decision(
                phase, findings, history, plan, drift, backup, hooks, rollout, next, reset, run, failure, effect,
                recheckAt);
    }

    Decision reset(ResetStatus next) {
        return new Decision(
                phase, findings, history, plan, drift, backup, hooks, rollout, seed, next, run, failure, effect,
                recheckAt);
    }

    /** With another finding about what the finding is about. */
    Decision finding(Finding finding) {
        List<Finding> all = Stream.concat(
                        findings.stream().filter(other -> other.type() != finding.type()), Stream.of(finding))
                .toList();
        return new Decision(
                phase, all, history, plan, drift, backup, hooks, rollout, seed, reset, run, failure, effect, recheckAt);
    }

    /** Standing somewhere else. */
    Decision standing(Phase next, Reason reason, String message) {
        List<Finding> all = Stream.concat(
                        Standing.of(next, reason, message).findings().stream(),
                        findings.stream().filter(finding -> !Standing.TYPES.contains(finding.type())))
                .toList();
        return new Decision(
                next, all, history, plan, drift, backup, hooks, rollout, seed, reset, run, failure, effect, recheckAt);
    }

    /** Does this, unless there is something else to do. */
    Decision thenDo(Effect next) {
        return effect.isPresent()
                ? this
                : new Decision(
                        phase,
                        findings,
                        history,
                        plan,
                        drift,
                        backup,
                        hooks,
                        rollout,
                        seed,
                        reset,
                        run,
                        failure,
                        Optional.of(next),
                        recheckAt);
    }

    /** Looks again at that time, or before it where something else asked for that. */
    Decision recheckBy(Instant latest) {
        Optional<Instant> at =
                recheckAt.filter(earlier -> earlier.isBefore(latest)).or(() -> Optional.of(latest));
        return new Decision(
                phase, findings, history, plan, drift, backup, hooks, rollout, seed, reset, run, failure, effect, at);
    }
}
