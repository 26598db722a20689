package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.model.Model;
import dev.kanmon.engine.prismaschema.model.Relation;
import dev.kanmon.engine.prismaschema.model.ScalarField;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of implicit many-to-many relations: the ids of both models, in columns A and B.
 *
 * <p>The names are those of prisma-engines 7 (sql_schema_calculator.rs, push_relation_tables). It cuts some of them by
 * characters, others by bytes; here all are cut by bytes, as PostgreSQL would.
 */
final class JoinTables {

    private static final String A = "A";
    private static final String B = "B";

    private final DataModel model;
    private final ColumnTypes types;

    JoinTables(DataModel model) {
        this.model = model;
        this.types = new ColumnTypes(model);
    }

    /** In the relations' order. */
    List<Table> all() {
        return model.relations().stream()
                .filter(Relation.ManyToMany.class::isInstance)
                .map(Relation.ManyToMany.class::cast)
                .map(this::table)
                .toList();
    }

    private Table table(Relation.ManyToMany relation) {
        Model modelA = model.model(relation.modelA()).orElseThrow();
        Model modelB = model.model(relation.modelB()).orElseThrow();
        String name = ConstraintNames.shortened("_" + relation.name(), ConstraintNames.LONGEST_NAME);
        return new Table(
                new QualifiedName(modelA.schema(), name),
                List.of(column(A, modelA), column(B, modelB)),
                Optional.of(new Table.PrimaryKey(ConstraintNames.withSuffix(name, "_AB_pkey"), List.of(A, B))),
                List.of(indexOfB(name)),
                foreignKeys(name, modelA, modelB),
                Set.of());
    }

    private Column column(String name, Model referenced) {
        return new Column(
                name, types.of(idOf(referenced).type()), Column.Arity.REQUIRED, Optional.empty(), false, false);
    }

    private static Table.Index indexOfB(String table) {
        return new Table.Index(
                ConstraintNames.withSuffix(table, "_B_index"),
                false,
                List.of(new Table.IndexColumn(B, false, Optional.empty())),
                Table.Algorithm.BTREE,
                false,
                Optional.empty());
    }

    private List<Table.ForeignKey> foreignKeys(String table, Model modelA, Model modelB) {
        return ForeignKeys.wanted(model)
                ? List.of(foreignKey(table, A, modelA), foreignKey(table, B, modelB))
                : List.of();
    }

    private static Table.ForeignKey foreignKey(String table, String column, Model referenced) {
        return new Table.ForeignKey(
                ConstraintNames.withSuffix(table, "_" + column + "_fkey"),
                List.of(column),
                new QualifiedName(referenced.schema(), referenced.tableName()),
                List.of(idOf(referenced).columnName()),
                Table.Action.CASCADE,
                Table.Action.CASCADE);
    }

    /** Prisma asks of both models an id of one field. */
    private static ScalarField idOf(Model model) {
        String field = model.id().orElseThrow().fields().get(0).field();
        return model.field(field).orElseThrow();
    }
}
