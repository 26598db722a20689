package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Policy;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Wakes a DatabaseMigration when the one changes that it is promoted after. */
final class PromotionEventSource {

    private static final String BY_PREDECESSOR = "predecessor";

    private PromotionEventSource() {}

    static InformerEventSource<DatabaseMigration, DatabaseMigration> of(EventSourceContext<DatabaseMigration> context) {
        context.getPrimaryCache().addIndexer(BY_PREDECESSOR, PromotionEventSource::predecessor);
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(DatabaseMigration.class, DatabaseMigration.class)
                        .withName("predecessors")
                        .withSecondaryToPrimaryMapper(changed -> successors(changed, context))
                        // The predecessor is looked up by name; no resource owns another one.
                        .withPrimaryToSecondaryMapper(unused -> Set.<ResourceID>of())
                        .build(),
                context);
    }

    private static Set<ResourceID> successors(
            DatabaseMigration changed, EventSourceContext<DatabaseMigration> context) {
        return context.getPrimaryCache().byIndex(BY_PREDECESSOR, Cache.metaNamespaceKeyFunc(changed)).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static List<String> predecessor(DatabaseMigration migration) {
        Policy policy = migration.getSpec().policy();
        if (policy == null || policy.promoteAfter() == null) {
            return List.of();
        }
        String namespace = policy.promoteAfter().namespace();
        return List.of(Cache.namespaceKeyFunc(
                namespace == null ? migration.getMetadata().getNamespace() : namespace,
                policy.promoteAfter().name()));
    }
}
