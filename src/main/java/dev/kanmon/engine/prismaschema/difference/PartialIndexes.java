package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.prismaschema.sqlschema.Table;

/**
 * Leaves a database's partial indexes alone beside a schema file that says none: without the preview feature for them Prisma
 * does not see them, and a person has written them by hand.
 */
final class PartialIndexes {

    private PartialIndexes() {}

    /** What of the one side is compared with the other. */
    static SqlSchema comparable(SqlSchema side, SqlSchema other) {
        boolean leftAlone = side.origin() instanceof Origin.Database
                && other.origin() instanceof Origin.SchemaFile
                && !hasAny(other);
        return leftAlone && hasAny(side) ? without(side) : side;
    }

    private static boolean hasAny(SqlSchema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .anyMatch(index -> index.predicate().isPresent());
    }

    private static SqlSchema without(SqlSchema schema) {
        return new SqlSchema(
                schema.origin(),
                schema.namespaces(),
                schema.tables().stream().map(PartialIndexes::without).toList(),
                schema.enums(),
                schema.extensions(),
                schema.sequences(),
                schema.views());
    }

    private static Table without(Table table) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.indexes().stream()
                        .filter(index -> index.predicate().isEmpty())
                        .toList(),
                table.foreignKeys(),
                table.features());
    }
}
