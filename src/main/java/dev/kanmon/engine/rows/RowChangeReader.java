package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which rows a statement changes. Statements within WITH, DO and called functions are shown by themselves. */
final class RowChangeReader {

    private RowChangeReader() {}

    /** @return empty for what changes no rows, or rows of a table that the run itself has made */
    static Optional<RowChange> read(Place place, LintedStatement statement) {
        Node node = statement.node();
        return switch (node.type()) {
            case "UpdateStmt" -> change(place, statement, targets(node), false);
            case "DeleteStmt" -> change(place, statement, Set.of(), true);
            case "InsertStmt" -> {
                Node onConflict = node.node("onConflictClause");
                yield onConflict.text("action").equals("ONCONFLICT_UPDATE")
                        ? change(place, statement, targets(onConflict), false)
                        : Optional.empty();
            }
            case "MergeStmt" -> merge(place, statement);
            default -> Optional.empty();
        };
    }

    private static Optional<RowChange> merge(Place place, LintedStatement statement) {
        List<Node> updates = actions(statement.node(), "CMD_UPDATE");
        boolean deletes = !actions(statement.node(), "CMD_DELETE").isEmpty();
        Set<String> updated =
                updates.stream().flatMap(action -> targets(action).stream()).collect(Collectors.toSet());
        return updated.isEmpty() && !deletes ? Optional.empty() : change(place, statement, updated, deletes);
    }

    private static List<Node> actions(Node merge, String command) {
        return merge.nodes("mergeWhenClauses").stream()
                .filter(clause -> clause.text("commandType").equals(command))
                .toList();
    }

    private static Set<String> targets(Node assignments) {
        return assignments.nodes("targetList").stream()
                .map(target -> target.text("name"))
                .collect(Collectors.toSet());
    }

    private static Optional<RowChange> change(
            Place place, LintedStatement statement, Set<String> updated, boolean deletes) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return statement.isNew(table) ? Optional.empty() : Optional.of(new RowChange(table, updated, deletes, place));
    }

    /** Tables whose rows a statement removes in a way that no trigger sees row by row. */
    static Stream<ObjectName> truncated(LintedStatement statement) {
        return statement.node().is("TruncateStmt")
                ? statement.node().nodes("relations").stream()
                        .map(statement::nameOf)
                        .filter(table -> !statement.isNew(table))
                : Stream.empty();
    }
}
