package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A column that a statement gives a type: in CREATE TABLE, by ADD COLUMN, or by ALTER COLUMN … TYPE.
 *
 * @param typeLocation where the type stands, in the tree's count
 */
record DefinedColumn(String name, SqlType type, OptionalInt typeLocation) {

    /** The nodes that {@link #of} reads. */
    static final List<String> STATEMENTS = List.of("CreateStmt", "AlterTableStmt");

    /** In the statement's order. */
    static List<DefinedColumn> of(LintedStatement statement) {
        Node node = statement.node();
        return Stream.concat(
                        node.nodes("tableElts").stream()
                                .filter(element -> element.is("ColumnDef"))
                                .map(element -> of(element.text("colname"), element)),
                        node.nodes("cmds").stream().flatMap(DefinedColumn::ofCommand))
                .toList();
    }

    /** The table that they are columns of. */
    static ObjectName table(LintedStatement statement) {
        return statement.nameOf(statement.node().node("relation"));
    }

    private static Stream<DefinedColumn> ofCommand(Node command) {
        Node definition = command.node("def");
        return switch (command.text("subtype")) {
            case "AT_AddColumn" -> Stream.of(of(definition.text("colname"), definition));
            case "AT_AlterColumnType" -> Stream.of(of(command.text("name"), definition));
            default -> Stream.empty();
        };
    }

    private static DefinedColumn of(String name, Node definition) {
        Node type = definition.node("typeName");
        return new DefinedColumn(name, SqlType.of(type), type.location());
    }
}
