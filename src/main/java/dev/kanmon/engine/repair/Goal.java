package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a script has to lead: the objects that the failed migration touches are as they should be, and all others are as
 * the target has them, for what was changed there by other hands is not to be undone in passing.
 *
 * @param target the schema that the script begins at
 * @param end the schema that it ends at
 * @param touched the objects that the migration changes
 */
record Goal(Catalog target, Catalog end, Set<ObjectKey> touched) {

    /** @param wanted has the touched objects as they should be */
    static Goal of(Catalog target, Catalog wanted, Set<ObjectKey> touched) {
        SortedMap<ObjectKey, String> objects = new TreeMap<>(target.objects());
        for (ObjectKey key : touched) {
            String definition = wanted.objects().get(key);
            if (definition == null) {
                objects.remove(key);
            } else {
                objects.put(key, definition);
            }
        }
        return new Goal(target, new Catalog(target.serverVersion(), objects), Set.copyOf(touched));
    }

    /** Nothing has to be done. */
    boolean isReached() {
        return isReachedBy(target);
    }

    boolean isReachedBy(Catalog catalog) {
        return Objects.equals(end.objects(), catalog.objects());
    }
}
