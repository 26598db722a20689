package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether rows of a table can be told apart, and by which columns. */
final class Identifiers {

    private Identifiers() {}

    /** Whether a key has only columns that are required and of types that Prisma knows: its client needs one. */
    static boolean hasUsable(Table table) {
        return keys(table).anyMatch(columns -> columns.stream().allMatch(column -> isUsable(table, column)));
    }

    /** Whether no two rows have the same values in these columns. */
    static boolean isUnique(Table table, List<String> columns) {
        return keys(table).anyMatch(columns::containsAll);
    }

    private static boolean isUsable(Table table, String name) {
        return table.column(name)
                .filter(column -> column.arity() == Arity.REQUIRED)
                .filter(column -> !(column.type() instanceof ColumnType.Unsupported))
                .isPresent();
    }

    private static Stream<List<String>> keys(Table table) {
        return Stream.concat(
                table.primaryKey().map(Table.PrimaryKey::columns).stream(),
                table.indexes().stream().filter(Index::unique).map(index -> index.columns().stream()
                        .map(IndexColumn::name)
                        .toList()));
    }
}
