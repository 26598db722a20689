package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.model.Datasource.RelationMode;
import dev.kanmon.engine.prismaschema.model.Model;
import dev.kanmon.engine.prismaschema.model.Relation;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.List;

/** The foreign keys of a model's table: one for each relation that its fields carry, in the relations' order. */
final class ForeignKeys {

    private final DataModel model;

    ForeignKeys(DataModel model) {
        this.model = model;
    }

    List<Table.ForeignKey> of(Model referencing) {
        return wanted(model)
                ? model.relations().stream()
                        .filter(Relation.ByFields.class::isInstance)
                        .map(Relation.ByFields.class::cast)
                        .filter(relation -> relation.model().equals(referencing.name()))
                        .map(relation -> foreignKey(referencing, relation))
                        .toList()
                : List.of();
    }

    /** Not where the client keeps relations whole. */
    static boolean wanted(DataModel model) {
        return model.datasource().relationMode() == RelationMode.FOREIGN_KEYS;
    }

    private Table.ForeignKey foreignKey(Model referencing, Relation.ByFields relation) {
        Model referenced = model.model(relation.referencedModel()).orElseThrow();
        List<String> columns = columnNames(referencing, relation.fields());
        return new Table.ForeignKey(
                relation.mappedName().orElseGet(() -> ConstraintNames.foreignKey(referencing.tableName(), columns)),
                columns,
                new QualifiedName(referenced.schema(), referenced.tableName()),
                columnNames(referenced, relation.references()),
                action(relation.onDelete()),
                action(relation.onUpdate()));
    }

    private static List<String> columnNames(Model model, List<String> fields) {
        return fields.stream().map(model::columnName).toList();
    }

    private static Table.Action action(Relation.ReferentialAction action) {
        return Table.Action.valueOf(action.name());
    }
}
