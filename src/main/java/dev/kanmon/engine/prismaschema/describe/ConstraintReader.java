package dev.kanmon.engine.prismaschema.describe;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import java.util.List;
import java.util.Map;

/** Reads the constraints that a schema file cannot say. */
final class ConstraintReader {

    private static final String CONSTRAINTS = """
            SELECT k.conrelid, k.contype = 'c' AS checks, k.conname
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY ({namespaces}) AND k.contype IN ('c', 'x')""";

    private ConstraintReader() {}

    /** A constraint of the table with this oid. */
    private record Found(long table, Feature feature) {}

    /** By the oid of the table. */
    static Map<Long, List<Feature>> read(CatalogQueries queries) {
        return queries
                .rows(
                        CONSTRAINTS,
                        row -> new Found(
                                row.getLong("conrelid"),
                                new Feature(
                                        row.getBoolean("checks")
                                                ? Feature.Kind.CHECK_CONSTRAINT
                                                : Feature.Kind.EXCLUSION_CONSTRAINT,
                                        row.getString("conname"))))
                .stream()
                .collect(groupingBy(Found::table, mapping(Found::feature, toList())));
    }
}
