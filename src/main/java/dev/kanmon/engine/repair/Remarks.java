package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what is odd about a target: what is half done, and what other hands have changed. */
final class Remarks {

    private Remarks() {}

    static List<String> of(Catalog target, Course course, List<ObjectKey> halfDone) {
        List<String> remarks = new ArrayList<>();
        if (!halfDone.isEmpty()) {
            remarks.add(
                    "There, but neither as before the migration nor as it makes them: " + Words.list(halfDone) + ".");
        }
        List<ObjectKey> drift = drift(target, course);
        if (!drift.isEmpty()) {
            remarks.add("Not as the applied migrations make it, and nothing of this one: " + Words.list(drift)
                    + ". The suggestions leave that as it is where they do not say otherwise.");
        }
        return remarks;
    }

    private static List<ObjectKey> drift(Catalog target, Course course) {
        Set<ObjectKey> touched = course.touched();
        return CatalogDifference.between(course.before(), target).changes().stream()
                .map(ObjectChange::object)
                .filter(key -> !touched.contains(key))
                .toList();
    }
}
