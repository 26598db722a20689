package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.operator.decide.Naming;
import dev.kanmon.operator.decide.SourceConfigMaps;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Wakes a DatabaseMigration when a ConfigMap of its source changes. */
final class ConfigMapEventSources {

    private static final String BY_CONFIG_MAP = "configmap";

    private ConfigMapEventSources() {}

    /** One event source for each watched namespace (see {@link ConfigMapStores}). */
    static List<EventSource<?, DatabaseMigration>> of(
            EventSourceContext<DatabaseMigration> context, ConfigMapStores stores) {
        context.getPrimaryCache().addIndexer(BY_CONFIG_MAP, ConfigMapEventSources::configMapsOf);
        Set<String> scopes = context.getControllerConfiguration().getEffectiveNamespaces();
        return scopes.stream().map(scope -> eventSource(scope, context, stores)).collect(Collectors.toList());
    }

    private static EventSource<?, DatabaseMigration> eventSource(
            String scope, EventSourceContext<DatabaseMigration> context, ConfigMapStores stores) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(ConfigMap.class, DatabaseMigration.class)
                        .withName("configmaps-" + scope)
                        .withNamespaces(Set.of(scope))
                        .withItemStore(stores.store(scope))
                        .withSecondaryToPrimaryMapper(configMap -> readers(configMap, context))
                        // What is read is read from the store by name; no resource owns a ConfigMap of its source.
                        .withPrimaryToSecondaryMapper(unused -> Set.<ResourceID>of())
                        .build(),
                context);
    }

    private static Set<ResourceID> readers(ConfigMap configMap, EventSourceContext<DatabaseMigration> context) {
        return context
                .getPrimaryCache()
                .byIndex(BY_CONFIG_MAP, key(configMap, configMap.getMetadata().getName()))
                .stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static List<String> configMapsOf(DatabaseMigration migration) {
        Source source = migration.getSpec().source();
        return source.inline() == null
                ? SourceConfigMaps.names(source).stream()
                        .map(name -> key(migration, name))
                        .toList()
                : List.of(key(
                        migration,
                        Naming.inlineConfigMap(migration.getMetadata().getName())));
    }

    private static String key(HasMetadata inNamespaceOf, String name) {
        return Cache.namespaceKeyFunc(inNamespaceOf.getMetadata().getNamespace(), name);
    }
}
