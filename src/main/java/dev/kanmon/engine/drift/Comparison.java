package dev.kanmon.engine.drift;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells what was done to a target from what comes of where it runs: a shadow has other roles, and may have other versions.
 *
 * @param difference what counts
 * @param notes what does not, a sentence each
 */
public record Comparison(CatalogDifference difference, List<String> notes) {

    private static final int MAJOR = 10000;
    private static final String UNPOPULATED = " WITH NO DATA";

    /** Who may do what there depends on the release that the database was made with; 15 took CREATE away. */
    private static final ObjectKey ANYBODY_IN_PUBLIC = new ObjectKey(ObjectKind.GRANT, "", "public", "PUBLIC");

    /**
     * @param expected what the history makes on the shadow
     * @param actual what the target has
     * @param owners roles that own objects there or here; what they may do to their own objects is told nowhere, so that
     *     a grant to one of them is seen on one side alone
     */
    public static Comparison of(Catalog expected, Catalog actual, Set<String> owners) {
        List<ObjectChange> counting = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (expected.serverVersion() / MAJOR != actual.serverVersion() / MAJOR) {
            notes.add("The history was replayed on PostgreSQL " + expected.serverVersion() / MAJOR
                    + " and the target runs on " + actual.serverVersion() / MAJOR
                    + ", which may write the same definition differently.");
        }
        CatalogDifference difference =
                CatalogDifference.between(withoutNamesOf(owners, expected), withoutNamesOf(owners, actual));
        for (ObjectChange change : difference.changes()) {
            if (comesOfThePlace(change, owners)) {
                notes.add(note(change));
            } else {
                counting.add(change);
            }
        }
        return new Comparison(new CatalogDifference(counting), notes);
    }

    /** A migration may name the role that runs it, or leave it out, for the same default privileges. */
    private static Catalog withoutNamesOf(Set<String> owners, Catalog catalog) {
        SortedMap<ObjectKey, String> objects = new TreeMap<>();
        catalog.objects().forEach((key, definition) -> objects.put(withoutNameOf(owners, key), definition));
        return new Catalog(catalog.serverVersion(), objects);
    }

    private static ObjectKey withoutNameOf(Set<String> owners, ObjectKey key) {
        if (key.kind() != ObjectKind.DEFAULT_PRIVILEGE) {
            return key;
        }
        return owners.stream()
                .map(owner -> "of " + owner + " ")
                .filter(key.name()::startsWith)
                .map(prefix -> new ObjectKey(
                        key.kind(), key.schema(), key.owner(), key.name().substring(prefix.length())))
                .findFirst()
                .orElse(key);
    }

    private static boolean comesOfThePlace(ObjectChange change, Set<String> owners) {
        return switch (change.object().kind()) {
            case EXTENSION_VERSION -> change.kind() == ObjectChange.Kind.CHANGED;
            case GRANT ->
                change.object().equals(ANYBODY_IN_PUBLIC)
                        || owners.contains(change.object().grantee());
            case MATERIALIZED_VIEW -> change.from() != null && change.from().equals(change.to() + UNPOPULATED);
            default -> false;
        };
    }

    private static String note(ObjectChange change) {
        return switch (change.object().kind()) {
            case EXTENSION_VERSION ->
                "The target has version " + change.to() + " of the extension "
                        + change.object().owner() + ", the shadow " + change.from() + ".";
            case MATERIALIZED_VIEW -> "The target has rows in the " + change.object() + ".";
            default -> "The " + change.object() + " is not compared: it depends on the server that the database is on.";
        };
    }
}
