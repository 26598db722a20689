package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.function.UnaryOperator;

/** Applies the commands of an ALTER TABLE to a table. */
final class TableChanges {

    private final Table table;
    private final TableElements elements;

    TableChanges(Table table, TableElements elements) {
        this.table = table;
        this.elements = elements;
    }

    /** @param command an {@code AlterTableCmd} */
    void apply(Node command) {
        String name = command.text("name");
        Node definition = command.node("def");
        switch (command.text("subtype")) {
            case "AT_AddColumn" -> {
                if (table.column(definition.text("colname")).isEmpty()) {
                    elements.add(definition);
                }
                if (command.flag("missing_ok") && !table.wholeKnown()) {
                    column(definition.text("colname"), Column::asOld);
                }
            }
            case "AT_AddConstraint" -> elements.add(definition);
            case "AT_DropColumn" -> table.removeColumn(name);
            case "AT_DropConstraint" -> table.removeConstraint(name);
            case "AT_ValidateConstraint" ->
                table.constraint(name).ifPresent(constraint -> table.put(constraint.withValidated()));
            case "AT_AlterColumnType" ->
                column(name, column -> column.withType(SqlType.of(definition.node("typeName"))));
            case "AT_SetNotNull" -> column(name, column -> column.withNotNull(true));
            case "AT_DropNotNull" -> column(name, column -> column.withNotNull(false));
            case "AT_ColumnDefault" -> column(name, column -> column.withDefault(definition.isPresent()));
            case "AT_AddIdentity" -> column(name, column -> column.withDefault(true));
            case "AT_DropIdentity" -> column(name, column -> column.withDefault(false));
            default -> {}
        }
    }

    private void column(String name, UnaryOperator<Column> change) {
        table.column(name).ifPresent(column -> table.put(change.apply(column)));
    }
}
