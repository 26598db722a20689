package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The documentation that Prisma gives to new models which do not say all of their table (introspection/rendering/models.rs). */
final class ModelRemarks {

    private ModelRemarks() {}

    /** @param ignoredBefore whether a person knows already that the client leaves it out */
    static List<String> of(Table table, Identifier name, boolean ignoredBefore) {
        Set<Kind> kinds = table.features().stream().map(Table.Feature::kind).collect(Collectors.toSet());
        List<String> remarks = new ArrayList<>();
        if (name.text().equals("Renamed" + name.mapped().orElse(""))) {
            remarks.add(
                    "This model has been renamed to '%s' during introspection, because the original name '%s' is reserved."
                            .formatted(name.text(), name.mapped().orElseThrow()));
        }
        remarks.addAll(ofTheTable(kinds));
        if (table.columns().isEmpty()) {
            remarks.add("We could not retrieve columns for the underlying table. Either it has none or you are missing"
                    + " rights to see them. Please check your privileges.");
        } else if (!Identifiers.hasUsable(table) && !ignoredBefore) {
            remarks.add(
                    "The underlying table does not contain a valid unique identifier and can therefore currently not"
                            + " be handled by Prisma Client.");
        }
        remarks.addAll(ofTheParts(kinds));
        return remarks;
    }

    private static List<String> ofTheTable(Set<Kind> kinds) {
        List<String> remarks = new ArrayList<>();
        if (kinds.contains(Kind.PARTITIONED)) {
            remarks.add("This table is a partition table and requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/partition-tables for more info.");
        }
        if (kinds.contains(Kind.INHERITED)) {
            remarks.add("This table has subclasses and requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/table-inheritance for more info.");
        }
        if (kinds.contains(Kind.CHECK_CONSTRAINT)) {
            remarks.add("This table contains check constraints and requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/check-constraints for more info.");
        }
        if (kinds.contains(Kind.EXCLUSION_CONSTRAINT)) {
            remarks.add("This table contains exclusion constraints and requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/exclusion-constraints for more info.");
        }
        return remarks;
    }

    private static List<String> ofTheParts(Set<Kind> kinds) {
        List<String> remarks = new ArrayList<>();
        if (kinds.contains(Kind.TABLE_COMMENT) || kinds.contains(Kind.COLUMN_COMMENT)) {
            remarks.add("This model or at least one of its fields has comments in the database, and requires an"
                    + " additional setup for migrations: Read more: https://pris.ly/d/database-comments");
        }
        if (kinds.contains(Kind.DEFERRABLE_CONSTRAINT)) {
            remarks.add("This model has constraints using non-default deferring rules and requires additional setup for"
                    + " migrations. Visit https://pris.ly/d/constraint-deferring for more info.");
        }
        if (kinds.contains(Kind.ROW_LEVEL_SECURITY)) {
            remarks.add("This model contains row level security and requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/row-level-security for more info.");
        }
        if (kinds.contains(Kind.NULLS_POSITION)) {
            remarks.add(
                    "This model contains an index with non-default null sort order and requires additional setup for"
                            + " migrations. Visit https://pris.ly/d/default-index-null-ordering for more info.");
        }
        if (kinds.contains(Kind.EXPRESSION_INDEX)) {
            remarks.add("This model contains an expression index which requires additional setup for migrations. Visit"
                    + " https://pris.ly/d/expression-indexes for more info.");
        }
        return remarks;
    }
}
