package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import java.util.List;

/** Partial indexes, which a schema file may only have when a generator asks for the preview feature. */
final class PartialIndexes {

    private static final String FEATURE = "partialIndexes";

    private PartialIndexes() {}

    static boolean maySay(WrittenSchema written) {
        return written.hasPreviewFeature(FEATURE);
    }

    static List<String> names(SqlSchema database) {
        return database.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .filter(PartialIndexes::isPartial)
                .map(Index::name)
                .toList();
    }

    static SqlSchema without(SqlSchema database) {
        return new SqlSchema(
                database.namespaces(),
                database.tables().stream().map(PartialIndexes::without).toList(),
                database.enums(),
                database.extensions(),
                database.sequences(),
                database.views());
    }

    private static Table without(Table table) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.indexes().stream().filter(index -> !isPartial(index)).toList(),
                table.foreignKeys(),
                table.features());
    }

    private static boolean isPartial(Index index) {
        return index.predicate().isPresent();
    }
}
