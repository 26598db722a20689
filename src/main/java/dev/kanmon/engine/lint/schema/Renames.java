package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.Optional;

/** Follows RENAME and SET SCHEMA. */
final class Renames {

    private final SchemaState state;

    Renames(SchemaState state) {
        this.state = state;
    }

    /** @param statement a {@code RenameStmt} */
    void rename(Node statement) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), state.defaultSchema());
        String newName = statement.text("newname");
        switch (statement.text("renameType")) {
            case "OBJECT_TABLE" -> state.renameTable(name, name.sibling(newName));
            case "OBJECT_COLUMN" ->
                state.table(name).ifPresent(table -> renameColumn(table, statement.text("subname"), newName));
            case "OBJECT_TABCONSTRAINT" ->
                state.table(name).ifPresent(table -> renameConstraint(table, statement.text("subname"), newName));
            case "OBJECT_INDEX" -> state.renameIndex(name, name.sibling(newName));
            case "OBJECT_TYPE" ->
                state.renameType(
                        ObjectName.ofNames(statement.node("object").nodes("items"), state.defaultSchema()), newName);
            case "OBJECT_VIEW" -> state.renameMade(ObjectKind.VIEW, name, name.sibling(newName));
            case "OBJECT_MATVIEW" -> state.renameMade(ObjectKind.MATERIALIZED_VIEW, name, name.sibling(newName));
            case "OBJECT_SEQUENCE" -> state.renameMade(ObjectKind.SEQUENCE, name, name.sibling(newName));
            case "OBJECT_SCHEMA" -> {
                String old = statement.text("subname");
                state.renameMade(ObjectKind.SCHEMA, new ObjectName(old, old), new ObjectName(newName, newName));
            }
            default -> {}
        }
    }

    /** @param statement an {@code AlterObjectSchemaStmt} */
    void moveToSchema(Node statement) {
        if (statement.text("objectType").equals("OBJECT_TABLE")) {
            ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), state.defaultSchema());
            state.renameTable(name, new ObjectName(statement.text("newschema"), name.name()));
        }
    }

    private static void renameColumn(Table table, String from, String to) {
        Optional<Column> column = table.column(from);
        if (column.isPresent()) {
            table.removeColumn(from);
            table.put(column.get().withName(to));
        }
    }

    private static void renameConstraint(Table table, String from, String to) {
        Optional<Constraint> constraint = table.constraint(from);
        if (constraint.isPresent()) {
            table.removeConstraint(from);
            table.put(constraint.get().withName(to));
        }
    }
}
