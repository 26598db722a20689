package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** All DatabaseMigrations of the watched namespaces, for those who count them. */
public final class MigrationCache {

    private final AtomicReference<IndexerResourceCache<DatabaseMigration>> cache = new AtomicReference<>();

    /** @param informer the one whose events wake those who look here: another one may be behind it */
    void filledBy(IndexerResourceCache<DatabaseMigration> informer) {
        cache.set(informer);
    }

    /** Empty until the operator has started. */
    public Stream<DatabaseMigration> all() {
        IndexerResourceCache<DatabaseMigration> filled = cache.get();
        return filled == null ? Stream.empty() : filled.list();
    }

    /** Empty also for one of a namespace that is not watched. */
    Optional<DatabaseMigration> find(String namespace, String name) {
        IndexerResourceCache<DatabaseMigration> filled = cache.get();
        return filled == null ? Optional.empty() : filled.get(new ResourceID(name, namespace));
    }
}
