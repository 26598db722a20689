package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the calls of functions that a statement makes when it is run, those in statements nested in it left out. */
final class Calls {

    /** Statements that evaluate the expressions in them. Others, such as CREATE VIEW, keep them for later. */
    private static final Set<String> EVALUATING = Set.of(
            "SelectStmt",
            "InsertStmt",
            "UpdateStmt",
            "DeleteStmt",
            "MergeStmt",
            "CallStmt",
            "CreateTableAsStmt",
            "CopyStmt",
            "ExplainStmt",
            "AlterTableStmt",
            "IndexStmt",
            "ExecuteStmt",
            "DeclareCursorStmt",
            "ReturnStmt");

    private Calls() {}

    /** {@code FuncCall} nodes, each name once for each place. */
    static List<Node> in(Node statement) {
        if (!EVALUATING.contains(statement.type())) {
            return List.of();
        }
        Stream<Node> called = statement.is("CallStmt") ? Stream.of(statement.node("funccall")) : Stream.empty();
        Stream<Node> evaluated = NestedStatements.nodesOutsideOf(statement).filter(node -> node.is("FuncCall"));
        return Stream.concat(called, evaluated).distinct().toList();
    }
}
