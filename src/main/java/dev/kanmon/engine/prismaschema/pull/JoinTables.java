package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the tables that stand for implicit many-to-many relations (prisma-engines, introspection/introspection_helpers.rs).
 */
record JoinTables(WrittenSchema written) {

    /**
     * Whether a table is one of those: {@code _} before its name, columns A and B and no others, together the primary key
     * or unique, an index on B, and foreign keys of which A's leads to the model whose name comes first.
     */
    boolean isOne(Table table) {
        return table.name().name().startsWith("_")
                && table.columns().size() == 2
                && table.foreignKeys().size() == 2
                && keys(table).anyMatch(columns -> are(columns, "a", "b"))
                && table.indexes().stream().filter(index -> !index.unique()).anyMatch(index -> are(columns(index), "b"))
                && (leads(table.foreignKeys().get(0), table.foreignKeys().get(1))
                        || leads(table.foreignKeys().get(1), table.foreignKeys().get(0)));
    }

    /** The foreign key of column A. */
    static ForeignKey a(Table joinTable) {
        return joinTable.foreignKeys().stream()
                .filter(key -> are(key.columns(), "a"))
                .findFirst()
                .orElseThrow();
    }

    /** The foreign key of column B. */
    static ForeignKey b(Table joinTable) {
        return joinTable.foreignKeys().stream()
                .filter(key -> are(key.columns(), "b"))
                .findFirst()
                .orElseThrow();
    }

    private boolean leads(ForeignKey a, ForeignKey b) {
        return are(a.columns(), "a")
                && are(b.columns(), "b")
                && modelName(a.referencedTable()).compareTo(modelName(b.referencedTable())) <= 0;
    }

    private String modelName(QualifiedName table) {
        return written.model(table).map(model -> model.name().text()).orElseGet(() -> Identifier.cleaned(table.name()));
    }

    private static Stream<List<String>> keys(Table table) {
        return Stream.concat(
                table.primaryKey().map(Table.PrimaryKey::columns).stream(),
                table.indexes().stream().filter(Index::unique).map(JoinTables::columns));
    }

    private static List<String> columns(Index index) {
        return index.columns().stream().map(IndexColumn::name).toList();
    }

    private static boolean are(List<String> columns, String... names) {
        return columns.stream().map(String::toLowerCase).toList().equals(List.of(names));
    }
}
