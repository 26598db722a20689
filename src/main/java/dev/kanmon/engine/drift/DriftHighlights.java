package dev.kanmon.engine.drift;

import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.DifferenceSummary;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import java.util.List;

/** Says in a sentence each what was done to a target beside its history. */
public final class DriftHighlights {

    private DriftHighlights() {}

    /** In the order of the objects' names; what belongs to an object that was added or removed whole goes with it. */
    public static List<String> of(CatalogDifference difference) {
        return DifferenceSummary.outermost(difference).stream()
                .map(DriftHighlights::sentence)
                .toList();
    }

    private static String sentence(ObjectChange change) {
        return switch (change.kind()) {
            case ADDED -> "The " + change.object() + " is in the target, and no migration makes it.";
            case REMOVED -> "The " + change.object() + " is made by the migrations, and the target does not have it.";
            case CHANGED -> "The " + change.object() + " is not as the migrations make it.";
        };
    }
}
