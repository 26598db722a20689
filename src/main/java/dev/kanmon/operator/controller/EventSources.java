package dev.kanmon.operator.controller;

import dev.kanmon.contract.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Map;
import java.util.Set;

/** The event sources that both reconcilers have: their Jobs, and the Jobs' pods. */
final class EventSources {

    private EventSources() {}

    static <P extends HasMetadata> EventSource<Job, P> jobs(EventSourceContext<P> context) {
        return ownedBy(Job.class, context);
    }

    static <P extends HasMetadata> EventSource<Pod, P> pods(EventSourceContext<P> context) {
        return ownedBy(Pod.class, context);
    }

    /** Jobs and pods carry their owner's kind and name as annotations; a pod's owner reference names only its Job. */
    private static <R extends HasMetadata, P extends HasMetadata> EventSource<R, P> ownedBy(
            Class<R> type, EventSourceContext<P> context) {
        String kind = HasMetadata.getKind(context.getPrimaryResourceClass());
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(type, context.getPrimaryResourceClass())
                        .withName(type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "s")
                        .withLabelSelector(Labels.SELECTOR)
                        .withSecondaryToPrimaryMapper(byAnnotations(kind))
                        .build(),
                context);
    }

    private static <R extends HasMetadata> SecondaryToPrimaryMapper<R> byAnnotations(String kind) {
        return resource -> {
            Map<String, String> annotations = resource.getMetadata().getAnnotations();
            if (annotations == null || !kind.equals(annotations.get(Labels.OWNER_KIND))) {
                return Set.of();
            }
            return Set.of(new ResourceID(
                    annotations.get(Labels.OWNER_NAME), resource.getMetadata().getNamespace()));
        };
    }
}
