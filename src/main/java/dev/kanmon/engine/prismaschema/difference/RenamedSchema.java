package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** A schema after one rename, as the server carries it through keys and indexes; their own names stay. */
final class RenamedSchema {

    private final SqlSchema schema;
    private final ConnectionNamespace connection;

    RenamedSchema(SqlSchema schema, ConnectionNamespace connection) {
        this.schema = schema;
        this.connection = connection;
    }

    SqlSchema after(Rename rename) {
        return rename instanceof Rename.OfTable ofTable ? after(ofTable) : after((Rename.OfColumn) rename);
    }

    private SqlSchema after(Rename.OfTable rename) {
        return withTables(table -> new Table(
                renamed(table.name(), rename),
                table.columns(),
                table.primaryKey(),
                table.indexes(),
                table.foreignKeys().stream()
                        .map(key -> withReference(
                                key, renamed(key.referencedTable(), rename), key.columns(), key.referencedColumns()))
                        .toList(),
                table.features()));
    }

    private SqlSchema after(Rename.OfColumn rename) {
        UnaryOperator<List<String>> columns = names -> names.stream()
                .map(name -> name.equals(rename.from()) ? rename.to() : name)
                .toList();
        return withTables(table -> withColumn(table, rename, columns));
    }

    private Table withColumn(Table table, Rename.OfColumn rename, UnaryOperator<List<String>> columns) {
        boolean own = isSame(table.name(), rename.table());
        UnaryOperator<List<String>> ownColumns = own ? columns : UnaryOperator.identity();
        return new Table(
                table.name(),
                own
                        ? table.columns().stream()
                                .map(column -> column(column, rename))
                                .toList()
                        : table.columns(),
                table.primaryKey().map(key -> new PrimaryKey(key.name(), ownColumns.apply(key.columns()))),
                own
                        ? table.indexes().stream()
                                .map(index -> index(index, rename))
                                .toList()
                        : table.indexes(),
                table.foreignKeys().stream()
                        .map(key -> withReference(
                                key,
                                key.referencedTable(),
                                ownColumns.apply(key.columns()),
                                isSame(key.referencedTable(), rename.table())
                                        ? columns.apply(key.referencedColumns())
                                        : key.referencedColumns()))
                        .toList(),
                table.features());
    }

    private SqlSchema withTables(UnaryOperator<Table> change) {
        return new SqlSchema(
                schema.origin(),
                schema.namespaces(),
                schema.tables().stream().map(change).toList(),
                schema.enums(),
                schema.extensions(),
                schema.sequences(),
                schema.views());
    }

    private boolean isSame(QualifiedName one, QualifiedName other) {
        return connection.resolve(one).equals(connection.resolve(other));
    }

    private QualifiedName renamed(QualifiedName table, Rename.OfTable rename) {
        return isSame(table, rename.from())
                ? new QualifiedName(table.namespace(), rename.to().name())
                : table;
    }

    private static Column column(Column column, Rename.OfColumn rename) {
        return column.name().equals(rename.from())
                ? new Column(
                        rename.to(),
                        column.type(),
                        column.arity(),
                        column.defaultValue(),
                        column.autoIncrement(),
                        column.madeByClient())
                : column;
    }

    private static Index index(Index index, Rename.OfColumn rename) {
        return new Index(
                index.name(),
                index.unique(),
                index.columns().stream()
                        .map(column -> column.name().equals(rename.from())
                                ? new IndexColumn(rename.to(), column.direction(), column.operatorClass())
                                : column)
                        .toList(),
                index.algorithm(),
                index.constraint(),
                index.predicate());
    }

    private static ForeignKey withReference(
            ForeignKey key, QualifiedName referencedTable, List<String> columns, List<String> referencedColumns) {
        return new ForeignKey(key.name(), columns, referencedTable, referencedColumns, key.onDelete(), key.onUpdate());
    }
}
