package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the differences that no statement of a script touches, for they are of a kind that none is written for. */
public final class Completeness {

    private static final Map<ObjectKind, NotCompared> LEFT_OUT = Stream.of(NotCompared.values())
            .flatMap(entry -> entry.kinds().stream().map(kind -> Map.entry(kind, entry)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Completeness() {}

    /** A sentence for each such difference. */
    public static List<String> notCompared(Catalog from, Catalog to) {
        return CatalogDifference.between(from, to).changes().stream()
                .filter(change -> LEFT_OUT.containsKey(change.object().kind()))
                .filter(change -> !comesWithItsExtension(change))
                .map(sentence())
                .toList();
    }

    private static boolean comesWithItsExtension(ObjectChange change) {
        return change.object().kind() == ObjectKind.EXTENSION_VERSION && change.kind() != ObjectChange.Kind.CHANGED;
    }

    private static Function<ObjectChange, String> sentence() {
        return change -> "The " + change.object() + " differs, and the script leaves it as it is: "
                + LEFT_OUT.get(change.object().kind()).why();
    }
}
