package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one hook whose object is worth a look, as the status tells it: the one that is running, since hooks are done one
 * after the other; else one that could not be begun for the lack of its kind, which somebody may install.
 *
 * @param use what it is for
 * @param run the id of the run that it is for
 * @param hook how far it is
 */
public record RunningHook(HookUse use, String run, HookStatus hook) {

    public static Optional<RunningHook> of(DatabaseMigrationStatus status) {
        List<RunningHook> all = all(status.hooks(), status.backup());
        return find(all, hook -> hook.phase() == HookPhase.Running).or(() -> find(all, RunningHook::lacksItsKind));
    }

    /** The hook that a sequence waits for: it was begun, or is begun again. */
    public static Optional<RunningHook> awaited(HooksStatus hooks, BackupStatus backup) {
        return find(all(hooks, backup), hook -> hook.phase() == HookPhase.Running || hook.phase() == HookPhase.Waiting);
    }

    /** Whether it failed before it was begun, since the cluster does not have its kind, or does not let Kanmon at it. */
    static boolean lacksItsKind(HookStatus hook) {
        return hook.phase() == HookPhase.Failed
                && (hook.reason() == Reason.KindNotInstalled || hook.reason() == Reason.KindNotPermitted);
    }

    /** The last one: hooks before it were passed over, or a later one would not have had its turn. */
    private static Optional<RunningHook> find(List<RunningHook> all, Predicate<HookStatus> wanted) {
        return all.stream().filter(running -> wanted.test(running.hook())).reduce((first, last) -> last);
    }

    private static List<RunningHook> all(HooksStatus hooks, BackupStatus backup) {
        Stream<RunningHook> around = hooks == null
                ? Stream.empty()
                : Stream.concat(
                        of(HookUse.Before, hooks.run(), hooks.before()), of(HookUse.After, hooks.run(), hooks.after()));
        Stream<RunningHook> backups =
                backup == null ? Stream.empty() : of(HookUse.Backup, backup.run(), backup.hooks());
        return Stream.concat(around, backups).toList();
    }

    private static Stream<RunningHook> of(HookUse use, String run, List<HookStatus> hooks) {
        return hooks.stream().map(hook -> new RunningHook(use, run, hook));
    }
}
