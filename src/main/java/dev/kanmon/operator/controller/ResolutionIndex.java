package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds resolutions of a cache by the DatabaseMigration that they are for, and by their owner, without looking at all. */
final class ResolutionIndex {

    private static final String BY_MIGRATION = "databasemigration";
    private static final String BY_OWNER = "owner";

    private final IndexerResourceCache<MigrationResolution> cache;

    /** @param cache one that was not started yet */
    ResolutionIndex(IndexerResourceCache<MigrationResolution> cache) {
        this.cache = cache;
        cache.addIndexers(Map.of(BY_MIGRATION, ResolutionIndex::migrationKeys, BY_OWNER, ResolutionIndex::ownerUids));
    }

    /** The DatabaseMigration that a resolution names; none where it is for several. */
    static Set<ResourceID> migrationOf(MigrationResolution resolution) {
        return resolution.getSpec().migrationRef() == null
                ? Set.of()
                : Set.of(new ResourceID(
                        resolution.getSpec().migrationRef().name(),
                        resolution.getMetadata().getNamespace()));
    }

    Set<ResourceID> resolutionsFor(DatabaseMigration migration) {
        return cache
                .byIndex(BY_MIGRATION, key(migration, migration.getMetadata().getName()))
                .stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** The resolutions for the same DatabaseMigration, the resolution itself among them. */
    Stream<MigrationResolution> forTheSameMigrationAs(MigrationResolution resolution) {
        return migrationKeys(resolution).stream().flatMap(key -> cache.byIndex(BY_MIGRATION, key).stream());
    }

    Stream<MigrationResolution> ownedBy(MigrationResolution resolution) {
        return cache.byIndex(BY_OWNER, resolution.getMetadata().getUid()).stream();
    }

    private static List<String> migrationKeys(MigrationResolution resolution) {
        return migrationOf(resolution).stream()
                .map(id -> key(resolution, id.getName()))
                .toList();
    }

    private static List<String> ownerUids(MigrationResolution resolution) {
        return resolution.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .toList();
    }

    private static String key(HasMetadata inNamespaceOf, String name) {
        return Cache.namespaceKeyFunc(inNamespaceOf.getMetadata().getNamespace(), name);
    }
}
