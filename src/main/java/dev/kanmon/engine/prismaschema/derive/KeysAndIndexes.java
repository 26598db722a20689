package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.model.Model;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.List;
import java.util.Optional;

/** The primary key and the indexes of a model's table. */
final class KeysAndIndexes {

    private final Model model;

    KeysAndIndexes(Model model) {
        this.model = model;
    }

    Optional<Table.PrimaryKey> primaryKey() {
        return model.id()
                .map(id -> new Table.PrimaryKey(
                        id.mappedName().orElseGet(() -> ConstraintNames.primaryKey(model.tableName())),
                        columnNames(id.fields())));
    }

    List<Table.Index> indexes() {
        return model.indexes().stream().map(this::index).toList();
    }

    private Table.Index index(Model.Index index) {
        return new Table.Index(
                index.mappedName().orElseGet(() -> usualName(index)),
                index.unique(),
                index.fields().stream().map(this::column).toList(),
                Table.Algorithm.valueOf(index.algorithm().name()),
                false,
                index.predicate());
    }

    private String usualName(Model.Index index) {
        List<String> columns = columnNames(index.fields());
        return index.unique()
                ? ConstraintNames.unique(model.tableName(), columns)
                : ConstraintNames.index(model.tableName(), columns);
    }

    private Table.IndexColumn column(Model.IndexedField field) {
        return new Table.IndexColumn(
                model.columnName(field.field()), field.sort().map(KeysAndIndexes::direction), field.operatorClass());
    }

    private static Table.Direction direction(Model.SortOrder sort) {
        return switch (sort) {
            case ASC -> Table.Direction.ASCENDING;
            case DESC -> Table.Direction.DESCENDING;
        };
    }

    private List<String> columnNames(List<Model.IndexedField> fields) {
        return fields.stream().map(field -> model.columnName(field.field())).toList();
    }
}
