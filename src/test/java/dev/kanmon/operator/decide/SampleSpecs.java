package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.When;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.HttpHook;
import java.util.List;

/** What a spec can want around a run. */
final class SampleSpecs {

    /** Maintenance mode around every run. */
    static final Hooks MAINTENANCE =
            new Hooks(List.of(hook("on", HookFailure.Block)), List.of(hook("off", HookFailure.Block)));

    private SampleSpecs() {}

    static Hooks.Hook hook(String name, HookFailure onFailure) {
        HttpHook http = new HttpHook("https://ops.example/" + name, null, null, List.of(), null, null, null);
        return new Hooks.Hook(name, "10m", onFailure, null, http);
    }

    static Backup backup(BackupHook... hooks) {
        return new Backup(List.of(hooks), null, null, null, null, null, null);
    }

    static BackupHook snapshot(String name, HookFailure onFailure, When when) {
        return new BackupHook(
                name,
                "1h",
                onFailure,
                when,
                null,
                new BackupHook.VolumeSnapshotHook("data-shop-0", null),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static BackupHook snapshot(String name) {
        return snapshot(name, HookFailure.Block, When.Always);
    }
}
