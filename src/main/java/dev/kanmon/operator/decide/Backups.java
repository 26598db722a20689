package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the status says of backups. */
final class Backups {

    private Backups() {}

    /** How far the hooks are for this run and plan; empty where they were for another. */
    static List<HookStatus> hooks(BackupStatus backup, RunStatus run, PlanStatus plan) {
        boolean own =
                backup != null && Objects.equals(backup.run(), run.id()) && Objects.equals(backup.plan(), plan.hash());
        return own ? backup.hooks() : List.of();
    }

    /**
     * The status with the hooks as far as they are now, and with the backup that was taken just now remembered.
     *
     * @param before the status until now; null before the first backup
     * @param seen what was seen of the hook that was running
     */
    static BackupStatus next(
            BackupStatus before, RunStatus run, PlanStatus plan, List<HookStatus> hooks, HookObservation seen) {
        List<TakenBackup> known = before == null ? List.of() : before.taken();
        Stream<TakenBackup> fresh =
                justSucceeded(hooks(before, run, plan), hooks).stream().map(hook -> taken(hook, run, plan, seen));
        List<TakenBackup> taken = Stream.concat(fresh, known.stream())
                .limit(BackupStatus.MOST_TAKEN)
                .toList();
        return new BackupStatus(run.id(), plan.hash(), hooks, taken);
    }

    private static Optional<HookStatus> justSucceeded(List<HookStatus> before, List<HookStatus> after) {
        return after.stream()
                .filter(hook -> hook.phase() == HookPhase.Succeeded)
                .filter(hook -> before.stream()
                        .anyMatch(other -> other.name().equals(hook.name()) && other.phase() == HookPhase.Running))
                .findFirst();
    }

    private static TakenBackup taken(HookStatus hook, RunStatus run, PlanStatus plan, HookObservation seen) {
        RunReport.Backup report = seen instanceof HookObservation.Done done ? done.backup() : null;
        return new TakenBackup(
                hook.identifier(),
                hook.name(),
                hook.kind(),
                run.id(),
                plan.migrations().stream().limit(TakenBackup.MOST_NAMED).toList(),
                hook.object(),
                report == null || report.takenAt() == null ? hook.finishedAt() : report.takenAt(),
                report == null ? null : report.bytes(),
                report == null ? null : report.digest(),
                report == null ? null : report.verified());
    }

    /** Whether everything that has to be there before the run is there. */
    static Finding finding(List<HookStatus> hooks) {
        Optional<HookStatus> failed = first(hooks, HookPhase.Failed);
        if (failed.isPresent()) {
            return finding(
                    ConditionState.False,
                    HookWording.reason(HookUse.Backup, failed.get()),
                    HookWording.failed(failed.get()));
        }
        if (hooks.stream().anyMatch(hook -> isOpen(hook.phase()))) {
            return finding(ConditionState.False, Reason.BackingUp, "The backups are not all there yet.");
        }
        return first(hooks, HookPhase.Succeeded).isEmpty()
                ? finding(
                        ConditionState.True,
                        Reason.BackupNotNeeded,
                        "The plan's risk is below the line from which spec.backup.hooks are needed.")
                : finding(ConditionState.True, Reason.BackupTaken, "Taken before the run: " + identifiers(hooks) + ".");
    }

    private static boolean isOpen(HookPhase phase) {
        return switch (phase) {
            case Pending, Running, Waiting -> true;
            case Succeeded, Failed, Skipped -> false;
        };
    }

    private static Optional<HookStatus> first(List<HookStatus> hooks, HookPhase phase) {
        return hooks.stream().filter(hook -> hook.phase() == phase).findFirst();
    }

    private static String identifiers(List<HookStatus> hooks) {
        return hooks.stream()
                .filter(hook -> hook.phase() == HookPhase.Succeeded)
                .map(hook -> hook.name() + " is " + hook.identifier())
                .collect(Collectors.joining(", "));
    }

    private static Finding finding(ConditionState state, Reason reason, String message) {
        return new Finding(ConditionType.BackedUp, state, reason, message);
    }
}
