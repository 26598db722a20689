package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.operator.decide.RolloutObserved;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.observe.rollout.ApplicationView;
import dev.kanmon.operator.observe.rollout.BlueGreenReader;
import dev.kanmon.operator.observe.rollout.GatedPods;
import dev.kanmon.operator.observe.rollout.Samples;
import dev.kanmon.operator.observe.rollout.WorkloadReader;
import java.util.List;
import java.util.Optional;

/** Gathers what is seen of the application that needs the schema; one reader for each concern. */
final class RolloutObserver {

    private final WorkloadReader workloads = new WorkloadReader();
    private final BlueGreenReader blueGreen;

    RolloutObserver(Samples samples) {
        this.blueGreen = new BlueGreenReader(samples);
    }

    RolloutObserved observe(DatabaseMigration migration, ClusterView view) {
        Rollout wish = migration.getSpec().rollout();
        if (wish == null) {
            return RolloutObserved.none();
        }
        List<GatedPod> pods =
                wish.readinessGate() == null ? List.of() : GatedPods.read(view.gatedPods(), view::mayLetPodsThrough);
        ApplicationView application = view.application();
        BlueGreenObservation pair = blueGreen.read(migration, application);
        return new RolloutObserved(
                workloads.read(migration, pair, application),
                pods,
                pair,
                new HookObservation.Absent(),
                annotation(migration, ApiGroup.RELEASE_ANNOTATION),
                annotation(migration, ApiGroup.APPROVE_SWITCH_ANNOTATION),
                annotation(migration, ApiGroup.RETRY_ANNOTATION));
    }

    private static Optional<String> annotation(DatabaseMigration migration, String name) {
        return Optional.ofNullable(migration.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }
}
