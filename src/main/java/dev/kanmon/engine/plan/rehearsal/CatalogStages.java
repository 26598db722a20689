package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a shadow's schema changed while the pending migrations ran on it.
 *
 * @param before the schema that the history makes
 * @param owners roles that own something in it
 * @param changes what each migration that got to its end did to it, by the migration's name, in order; none where the
 *     target has exactly the schema before
 */
public record CatalogStages(Catalog before, Set<String> owners, Map<String, CatalogDifference> changes) {

    private static final CatalogDifference NOTHING = new CatalogDifference(List.of());

    public CatalogStages {
        owners = Set.copyOf(owners);
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /** What one migration did; nothing where that is not known. */
    public CatalogDifference of(String migration) {
        return changes.getOrDefault(migration, NOTHING);
    }
}
