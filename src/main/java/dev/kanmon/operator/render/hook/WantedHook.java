package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.TrafficHook;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.Hooks.Hook;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds in a spec what a hook is asked to do. */
final class WantedHook {

    private WantedHook() {}

    /**
     * @param use which list of the spec the hook is in
     * @param name its name, unique in that list
     * @return a hook around a run as a backup hook of the same kind, which can be more
     */
    static Optional<BackupHook> find(DatabaseMigrationSpec spec, HookUse use, String name) {
        return hooks(spec, use).filter(hook -> hook.name().equals(name)).findFirst();
    }

    private static Stream<BackupHook> hooks(DatabaseMigrationSpec spec, HookUse use) {
        return switch (use) {
            case Backup -> spec.backup() == null ? Stream.empty() : spec.backup().hooks().stream();
            case Before ->
                spec.hooks() == null
                        ? Stream.empty()
                        : spec.hooks().before().stream().map(WantedHook::asBackupHook);
            case After ->
                spec.hooks() == null
                        ? Stream.empty()
                        : spec.hooks().after().stream().map(WantedHook::asBackupHook);
            case Traffic -> trafficHook(spec).map(WantedHook::asBackupHook).stream();
        };
    }

    private static Optional<Hook> trafficHook(DatabaseMigrationSpec spec) {
        return Optional.ofNullable(spec.rollout())
                .map(Rollout::blueGreen)
                .map(BlueGreen::trafficHook)
                .map(hook -> new Hook(TrafficHook.NAME, hook.timeout(), HookFailure.Block, hook.job(), hook.http()));
    }

    private static BackupHook asBackupHook(Hook hook) {
        return new BackupHook(
                hook.name(),
                hook.timeout(),
                hook.onFailure(),
                null,
                null,
                null,
                null,
                null,
                null,
                hook.job(),
                hook.http(),
                null);
    }
}
