package dev.kanmon.engine.schema.catalog;

import java.util.List;
import java.util.TreeSet;

/**
 * How one catalog differs from another.
 *
 * @param changes in the order of the objects' names
 */
public record CatalogDifference(List<ObjectChange> changes) {

    public CatalogDifference {
        changes = List.copyOf(changes);
    }

    /** What became of the objects on the way from one catalog to the other. */
    public static CatalogDifference between(Catalog from, Catalog to) {
        TreeSet<ObjectKey> all = new TreeSet<>(from.objects().keySet());
        all.addAll(to.objects().keySet());
        return new CatalogDifference(all.stream()
                .map(key -> new ObjectChange(
                        key, from.objects().get(key), to.objects().get(key)))
                .filter(change -> change.from() == null || !change.from().equals(change.to()))
                .toList());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
