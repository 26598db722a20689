package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.HooksStatus;
import java.util.List;
import java.util.Optional;

/**
 * The one hook that is under way, as the status tells it; hooks are done one after the other.
 *
 * @param use what it is for
 * @param run the id of the run that it is for
 * @param hook how far it is
 */
public record RunningHook(HookUse use, String run, HookStatus hook) {

    public static Optional<RunningHook> of(DatabaseMigrationStatus status) {
        BackupStatus backup = status.backup();
        HooksStatus hooks = status.hooks();
        Optional<RunningHook> around = hooks == null
                ? Optional.empty()
                : of(HookUse.Before, hooks.run(), hooks.before())
                        .or(() -> of(HookUse.After, hooks.run(), hooks.after()));
        return around.or(() -> backup == null ? Optional.empty() : of(HookUse.Backup, backup.run(), backup.hooks()));
    }

    private static Optional<RunningHook> of(HookUse use, String run, List<HookStatus> hooks) {
        return hooks.stream()
                .filter(hook -> hook.phase() == HookPhase.Running)
                .findFirst()
                .map(hook -> new RunningHook(use, run, hook));
    }
}
