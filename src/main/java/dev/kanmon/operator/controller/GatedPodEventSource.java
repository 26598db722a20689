package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.observe.rollout.GatedPods;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;

/** Wakes a DatabaseMigration when a pod waits for its gate, which the pod names by a label. */
final class GatedPodEventSource {

    private GatedPodEventSource() {}

    static EventSource<Pod, DatabaseMigration> of(EventSourceContext<DatabaseMigration> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, DatabaseMigration.class)
                        .withName("gated-pods")
                        .withLabelSelector(ApiGroup.GATE_LABEL)
                        .withOnUpdateFilter((after, before) -> !GatedPods.isAlike(after, before)
                                || !gate(after).equals(gate(before)))
                        .withSecondaryToPrimaryMapper(pod -> Set.of(gate(pod)))
                        .build(),
                context);
    }

    private static ResourceID gate(Pod pod) {
        return new ResourceID(
                pod.getMetadata().getLabels().get(ApiGroup.GATE_LABEL),
                pod.getMetadata().getNamespace());
    }
}
