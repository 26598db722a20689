package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.Locale;
import java.util.Set;

/** Tables that are nobody's to migrate: the history, and those that PostGIS brings. */
final class IgnoredTables {

    private static final String HISTORY = "_prisma_migrations";

    /** From Prisma's flavour/postgres/schema_differ.rs; they are there in any case of letters. */
    private static final Set<String> POSTGIS =
            Set.of("spatial_ref_sys", "geometry_columns", "geography_columns", "raster_columns", "raster_overviews");

    private IgnoredTables() {}

    static boolean isCompared(Table table) {
        String name = table.name().name();
        return !name.equals(HISTORY) && !POSTGIS.contains(name.toLowerCase(Locale.ROOT));
    }
}
