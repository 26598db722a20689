package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.RunningHook;
import dev.kanmon.operator.observe.hook.CloudNativePgBackupReader;
import dev.kanmon.operator.observe.hook.Impossibilities;
import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.observe.hook.Lookup.Found;
import dev.kanmon.operator.observe.hook.Lookup.NoKind;
import dev.kanmon.operator.observe.hook.Lookup.NotPermitted;
import dev.kanmon.operator.observe.hook.RdsSnapshotReader;
import dev.kanmon.operator.observe.hook.RunnerHookReader;
import dev.kanmon.operator.observe.hook.VolumeSnapshotReader;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.function.Function;

/** Looks at the object that does a hook. */
final class HookObserver {

    private final JobObserver jobs = new JobObserver();

    /**
     * @param migration the resource whose hook it is
     * @param hook the hook that is under way
     */
    HookObservation observe(DatabaseMigration migration, RunningHook hook, ClusterView view) {
        String object = hook.hook().object();
        return switch (hook.hook().kind()) {
            case PgDump, NeonBranch, Http, RestorePoint ->
                new RunnerHookReader(hook.use(), object).read(jobs.observe(migration, object, hook.run(), view));
            case Job -> new TeamJobObserver(migration, hook).observe(view);
            case VolumeSnapshot ->
                provided(
                        migration,
                        hook,
                        ProviderKind.VolumeSnapshot,
                        view,
                        snapshot -> VolumeSnapshotReader.read(
                                snapshot, name -> view.provided(ProviderKind.VolumeSnapshotContent, name)));
            case CloudNativePG ->
                provided(migration, hook, ProviderKind.CloudNativePgBackup, view, CloudNativePgBackupReader::read);
            case AckRds -> provided(migration, hook, ProviderKind.RdsSnapshot, view, RdsSnapshotReader::read);
        };
    }

    private static HookObservation provided(
            DatabaseMigration migration,
            RunningHook hook,
            ProviderKind kind,
            ClusterView view,
            Function<GenericKubernetesResource, HookObservation> reader) {
        Lookup lookup = view.provided(kind, hook.hook().object());
        if (lookup instanceof NoKind) {
            return Impossibilities.notInstalled(kind);
        }
        if (lookup instanceof NotPermitted) {
            return Impossibilities.notPermitted(kind);
        }
        if (!(lookup instanceof Found found)) {
            return new Absent();
        }
        if (!belongs(found.object(), migration, hook)) {
            return new Foreign();
        }
        // A finalizer can hold an object that somebody deleted; what it stands for goes with it.
        return found.object().isMarkedForDeletion() ? new Absent() : reader.apply(found.object());
    }

    private static boolean belongs(GenericKubernetesResource object, DatabaseMigration migration, RunningHook hook) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null
                && migration.getMetadata().getUid().equals(labels.get(Labels.OWNER_UID))
                && hook.run().equals(labels.get(Labels.RUN))
                && hook.hook().name().equals(labels.get(Labels.HOOK));
    }
}
