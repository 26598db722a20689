package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.operator.decide.RolloutObserved;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.RunningHook;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.observe.rollout.ApplicationView;
import dev.kanmon.operator.observe.rollout.BlueGreenReader;
import dev.kanmon.operator.observe.rollout.GatedPods;
import dev.kanmon.operator.observe.rollout.Samples;
import dev.kanmon.operator.observe.rollout.TemplateVersion;
import dev.kanmon.operator.observe.rollout.WorkloadReader;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is seen of the application that needs the schema; one reader for each concern. */
final class RolloutObserver {

    private final HookObserver hooks = new HookObserver();
    private final WorkloadReader workloads = new WorkloadReader();
    private final BlueGreenReader blueGreen;

    RolloutObserver(KubernetesSerialization serialization, Samples samples) {
        this.blueGreen = new BlueGreenReader(samples, new TemplateVersion(serialization));
    }

    RolloutObserved observe(DatabaseMigration migration, ClusterView view) {
        Rollout wish = migration.getSpec().rollout();
        if (wish == null) {
            return RolloutObserved.none();
        }
        List<GatedPod> pods =
                wish.readinessGate() == null ? List.of() : GatedPods.read(view.gatedPods(), view::mayLetPodsThrough);
        ApplicationView application = view.application();
        BlueGreenObservation pair = blueGreen.read(migration, application, () -> view.migrationsLabelled(Map.of()));
        return new RolloutObserved(
                workloads.read(migration, pair, application),
                pods,
                pair,
                trafficHook(migration, view),
                annotation(migration, ApiGroup.RELEASE_ANNOTATION),
                annotation(migration, ApiGroup.APPROVE_SWITCH_ANNOTATION),
                annotation(migration, ApiGroup.RETRY_ANNOTATION));
    }

    /** Only while it is under way: its object is kept, and says nothing of the next rollout. */
    private HookObservation trafficHook(DatabaseMigration migration, ClusterView view) {
        return Optional.ofNullable(migration.getStatus())
                .map(DatabaseMigrationStatus::rollout)
                .map(RolloutStatus::blueGreen)
                .filter(rollout -> rollout.trafficHook() != null)
                .map(rollout -> new RunningHook(HookUse.Traffic, rollout.revision(), rollout.trafficHook()))
                .filter(running -> running.hook().phase() == HookPhase.Running)
                .map(running -> hooks.observe(migration, running, view))
                .orElse(new HookObservation.Absent());
    }

    private static Optional<String> annotation(DatabaseMigration migration, String name) {
        return Optional.ofNullable(migration.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }
}
