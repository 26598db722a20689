package dev.kanmon.engine.develop;

import dev.kanmon.engine.drift.Comparison;
import dev.kanmon.engine.drift.DriftHighlights;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a development database differs from what its history makes: views, triggers and checks too, which a schema file does
 * not know. Database schemas that are none of the project's are left out: other programs share the database.
 */
final class HistoryDrift {

    private static final String PUBLIC = "public";

    private final Catalog expected;
    private final Catalog actual;
    private final Set<String> owners;

    /**
     * @param expected what the history makes
     * @param actual what there is
     * @param owners roles that own objects there or here
     */
    HistoryDrift(Catalog expected, Catalog actual, Set<String> owners) {
        this.expected = expected;
        this.actual = actual;
        this.owners = owners;
    }

    /**
     * @param own the database schemas that the schema file and the URL name
     * @return a sentence each
     */
    List<String> differences(Set<String> own) {
        Set<String> foreign = foreignSchemas(own);
        List<ObjectChange> changes = Comparison.of(expected, actual, owners).difference().changes().stream()
                .filter(change -> !foreign.contains(schemaOf(change.object())))
                .filter(change -> !isSchemaYetToBeMade(change, own))
                .toList();
        return DriftHighlights.of(new CatalogDifference(changes));
    }

    /** There, not named by the project, and not made by its migrations; every server has a public one. */
    private Set<String> foreignSchemas(Set<String> own) {
        Set<String> known = new HashSet<>(own);
        expected.objects().keySet().forEach(key -> known.add(key.schema()));
        known.addAll(schemas(expected));
        if (!own.contains(PUBLIC)
                && expected.objects().keySet().stream()
                        .noneMatch(key -> key.schema().equals(PUBLIC))) {
            known.remove(PUBLIC);
        }
        Set<String> foreign = schemas(actual);
        foreign.removeAll(known);
        return foreign;
    }

    private static Set<String> schemas(Catalog catalog) {
        return catalog.objects().keySet().stream()
                .filter(key -> key.kind() == ObjectKind.SCHEMA)
                .map(ObjectKey::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A schema itself, and a grant on it, lie in none. */
    private static String schemaOf(ObjectKey object) {
        return object.schema().isEmpty() ? object.whole() : object.schema();
    }

    /** The replay begins with the URL's schema; in the database it comes with the first migration. */
    private static boolean isSchemaYetToBeMade(ObjectChange change, Set<String> own) {
        return change.object().kind() == ObjectKind.SCHEMA
                && change.kind() == ObjectChange.Kind.REMOVED
                && own.contains(change.object().name());
    }
}
