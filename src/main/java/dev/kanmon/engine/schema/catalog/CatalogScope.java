package dev.kanmon.engine.schema.catalog;

import java.util.Set;

/**
 * Which objects of a database are looked at. The history table, Kanmon's own objects, and what extensions own never are.
 *
 * @param schemas by name; empty: all but the system's, and what lies in no schema, such as extensions and publications
 */
public record CatalogScope(Set<String> schemas) {

    /** All but the system's. */
    public static final CatalogScope ALL = new CatalogScope(Set.of());

    /** The tables of {@code prisma migrate}, and what Kanmon writes down for itself. */
    public static final Set<String> OWN_TABLES =
            Set.of("_prisma_migrations", "_kanmon_scripts", "_kanmon_restores", "_kanmon_environment");

    /** Where Kanmon keeps copies of rows; the triggers that fill it begin with its name, too. */
    public static final String OWN_SCHEMA = "_kanmon_rows";

    public CatalogScope {
        schemas = Set.copyOf(schemas);
    }

    /** Whether nothing but the system's objects is left out. */
    public boolean isWholeDatabase() {
        return schemas.isEmpty();
    }
}
