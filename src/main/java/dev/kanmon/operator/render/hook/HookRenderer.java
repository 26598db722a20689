package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.operator.decide.Effect.ShiftTraffic;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.render.RunnerImage;
import dev.kanmon.operator.render.RunnerInput;
import dev.kanmon.operator.render.RunnerJobs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Renders the object that does a hook. */
public final class HookRenderer {

    private final RunnerImage image;

    /** @param image what Jobs of the runner run */
    public HookRenderer(RunnerImage image) {
        this.image = image;
    }

    /**
     * @param migration the resource whose spec has the hook
     * @param start which hook, for which run, and by what name
     * @return a Job, or a resource of a {@link ProviderKind}
     */
    public HasMetadata render(DatabaseMigration migration, StartHook start) {
        BackupHook wanted = wanted(migration, start.use(), start.hook());
        return render(new HookOrder(migration, start.run().id(), start.hook(), wanted, Optional.empty()));
    }

    /**
     * @param migration the resource whose spec has the traffic hook
     * @param start for which rollout, by what name, and who is to serve
     * @return a Job
     */
    public HasMetadata render(DatabaseMigration migration, ShiftTraffic start) {
        BackupHook wanted = wanted(migration, HookUse.Traffic, start.hook());
        return render(new HookOrder(migration, start.revision(), start.hook(), wanted, Optional.of(start.shift())));
    }

    private static BackupHook wanted(DatabaseMigration migration, HookUse use, HookStatus hook) {
        return WantedHook.find(migration.getSpec(), use, hook.name())
                .orElseThrow(() -> new IllegalArgumentException("the spec has no hook " + hook.name()));
    }

    private HasMetadata render(HookOrder order) {
        return switch (order.status().kind()) {
            case PgDump -> DumpJobs.render(order, image);
            case VolumeSnapshot -> VolumeSnapshots.render(order);
            case CloudNativePG -> CloudNativePgBackups.render(order);
            case AckRds -> RdsSnapshots.render(order);
            case NeonBranch -> runnerJob(order, Calls.neonBranch(order));
            case Job -> TeamJobs.render(order);
            case Http -> runnerJob(order, Calls.http(order));
            case RestorePoint -> runnerJob(order, RestorePoints.input(order));
        };
    }

    private Job runnerJob(HookOrder order, RunnerInput input) {
        return new RunnerJobs(image, order.jobSettings()).job(order.identity(), order.timeout(), input);
    }
}
