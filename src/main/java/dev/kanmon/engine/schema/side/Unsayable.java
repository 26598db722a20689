package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what a database has that a schema file cannot say. A comparison with one is silent about it, so it is told. */
final class Unsayable {

    /** So many of one kind are named; a sentence has to stay readable. */
    private static final int NAMED = 5;

    private Unsayable() {}

    /** @return a sentence for each kind of objects that there are */
    static List<String> objects(Catalog catalog) {
        Map<ObjectKind, TreeSet<ObjectKey>> found = new EnumMap<>(ObjectKind.class);
        catalog.objects().keySet().stream()
                .filter(object -> cannotBeSaid(object.kind()))
                .forEach(object -> found.computeIfAbsent(object.kind(), kind -> new TreeSet<>())
                        .add(object));
        return found.values().stream()
                .map(objects -> "Schema files cannot say "
                        + names(objects.stream().map(ObjectKey::toString).toList()) + ".")
                .toList();
    }

    /** @return a sentence for each feature that some tables have */
    static List<String> features(SqlSchema described) {
        Map<Feature.Kind, List<String>> tables = new EnumMap<>(Feature.Kind.class);
        for (Table table : described.tables()) {
            table.features().stream().map(Feature::kind).distinct().forEach(kind -> tables.computeIfAbsent(
                            kind, none -> new ArrayList<>())
                    .add(table.name().name()));
        }
        return tables.entrySet().stream()
                .filter(entry -> word(entry.getKey()).isPresent())
                .map(entry -> "Schema files cannot say " + word(entry.getKey()).orElseThrow() + ", as there are of "
                        + names(entry.getValue()) + ".")
                .toList();
    }

    private static String names(List<String> all) {
        String names = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? names + " and " + (all.size() - NAMED) + " more" : names;
    }

    /** @return empty for what is told otherwise, or changes nothing */
    private static Optional<String> word(Feature.Kind kind) {
        return switch (kind) {
            case PARTITIONED -> Optional.of("partitioned tables");
            case INHERITED -> Optional.of("inheritance");
            case ROW_LEVEL_SECURITY -> Optional.of("row level security");
            case CHECK_CONSTRAINT -> Optional.of("check constraints");
            case EXCLUSION_CONSTRAINT -> Optional.of("exclusion constraints");
            case DEFERRABLE_CONSTRAINT -> Optional.of("deferrable constraints");
            case EXPRESSION_INDEX -> Optional.of("indexes over expressions");
            case NULLS_POSITION -> Optional.of("where NULLs stand in an index");
            case TABLE_COMMENT, COLUMN_COMMENT -> Optional.empty();
        };
    }

    /** Of constraints and indexes some can be said and some cannot: the tables' features tell which. */
    private static boolean cannotBeSaid(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA, EXTENSION, EXTENSION_VERSION, TABLE, COLUMN, CONSTRAINT, INDEX, ENUM, SEQUENCE -> false;
            // Rights are of the environment rather than of the schema; comments change nothing.
            case GRANT, DEFAULT_PRIVILEGE, COMMENT -> false;
            case FOREIGN_TABLE,
                    VIEW,
                    MATERIALIZED_VIEW,
                    DOMAIN,
                    COMPOSITE_TYPE,
                    RANGE,
                    BASE_TYPE,
                    ROUTINE,
                    AGGREGATE,
                    OPERATOR,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    CAST,
                    CONVERSION,
                    LANGUAGE,
                    TRANSFORM,
                    ACCESS_METHOD,
                    TRIGGER,
                    RULE,
                    POLICY,
                    EVENT_TRIGGER,
                    STATISTICS,
                    COLLATION,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE,
                    PUBLICATION,
                    PUBLISHED_TABLE,
                    PUBLISHED_SCHEMA,
                    FOREIGN_DATA_WRAPPER,
                    SERVER,
                    USER_MAPPING -> true;
        };
    }
}
