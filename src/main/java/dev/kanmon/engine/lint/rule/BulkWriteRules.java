package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.Volatility;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One statement that changes many rows. */
final class BulkWriteRules {

    private BulkWriteRules() {}

    static List<Rule> all() {
        return List.of(LockRule.of(
                new RuleInfo(
                        "lock/bulk-write",
                        Severity.ERROR,
                        Weight.TABLE_SIZE,
                        "Many rows changed in one statement",
                        "Every row that it has changed stays locked until it has changed the last, and all of them are"
                                + " written to the log, to replicas and as dead rows in one go.",
                        List.of("strong_migrations backfilling", "bytebase statement.dml-dry-run")),
                Set.of("UpdateStmt", "DeleteStmt", "InsertStmt"),
                BulkWriteRules::bulkWrite));
    }

    private static Stream<Found> bulkWrite(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        if (statement.schema().isCertainlyNew(table)) {
            return Stream.empty();
        }
        return switch (statement.node().type()) {
            case "InsertStmt" -> insert(statement, table);
            case "UpdateStmt" -> change(statement, table, updateInBatches(statement, table));
            default -> change(statement, table, deleteInBatches(statement, table));
        };
    }

    private static Stream<Found> insert(LintedStatement statement, ObjectName table) {
        Optional<ObjectName> source = statement
                .node()
                .node("selectStmt")
                .all("RangeVar")
                .map(statement::nameOf)
                .filter(read -> !statement.schema().isCertainlyNew(read))
                .findFirst();
        return source
                .map(read -> Found.on(
                        read,
                        "All rows that it copies from " + read.toSql() + " into " + table.toSql()
                                + " go through one transaction; copy a range of keys at a time."))
                .stream();
    }

    private static Stream<Found> change(LintedStatement statement, ObjectName table, Optional<String> batches) {
        if (picksByKey(statement.node().node("whereClause"), keys(statement, table))) {
            return Stream.empty();
        }
        Found found = Found.on(
                table,
                "Every row of " + table.toSql() + " that it changes stays locked until it has changed the last one.");
        return Stream.of(batches.map(found::safer).orElse(found));
    }

    /** Columns that are unique each by itself; {@code id} where nothing is known of the table. */
    private static Set<String> keys(LintedStatement statement, ObjectName table) {
        return statement.schema().table(table).filter(Table::wholeKnown).stream()
                .flatMap(known -> known.constraints().stream())
                .filter(Constraint::isIndexed)
                .filter(constraint -> constraint.columns().size() == 1)
                .map(constraint -> constraint.columns().get(0))
                .collect(
                        Collectors.collectingAndThen(Collectors.toSet(), keys -> keys.isEmpty() ? Set.of("id") : keys));
    }

    /** Whether it names the rows one by one, as in {@code id = 5} or {@code id IN (1, 2)}. */
    private static boolean picksByKey(Node condition, Set<String> keys) {
        if (condition.is("BoolExpr") && condition.text("boolop").equals("AND_EXPR")) {
            return condition.nodes("args").stream().anyMatch(part -> picksByKey(part, keys));
        }
        boolean equals = condition.is("A_Expr")
                && condition.nodes("name").get(0).text("sval").equals("=")
                && isKey(condition.node("lexpr"), keys);
        return equals && condition.node("rexpr").all().noneMatch(node -> node.is("ColumnRef") || node.is("SubLink"));
    }

    private static boolean isKey(Node expression, Set<String> keys) {
        List<Node> names = expression.nodes("fields");
        return expression.is("ColumnRef")
                && keys.contains(names.get(names.size() - 1).text("sval"));
    }

    private static Optional<String> deleteInBatches(LintedStatement statement, ObjectName table) {
        boolean simple = statement.node().nodes("usingClause").isEmpty() && isPlain(statement.node());
        return simple
                ? Batches.of(
                        statement.schema(),
                        table,
                        "DELETE FROM " + table.toSql(),
                        condition(statement).orElse("true"))
                : Optional.empty();
    }

    /** Repeated until every row has the new values, so these must not depend on the old ones, nor on chance. */
    private static Optional<String> updateInBatches(LintedStatement statement, ObjectName table) {
        Node node = statement.node();
        boolean dependsOnRows = node.nodes("targetList").stream()
                .flatMap(target -> target.node("val").all())
                .anyMatch(part -> part.is("ColumnRef") || part.is("SubLink") || part.is("SetToDefault"));
        boolean varies = node.nodes("targetList").stream()
                .anyMatch(target -> Volatility.isVolatile(target.node("val"), statement));
        Optional<String> assignments = SqlText.between(statement.text(), "SET", "WHERE");
        if (!node.nodes("fromClause").isEmpty() || !isPlain(node) || dependsOnRows || varies || assignments.isEmpty()) {
            return Optional.empty();
        }
        String unchanged = SqlText.split(assignments.get()).stream()
                .map(assignment -> assignment.replaceFirst("\\s*=\\s*", " IS DISTINCT FROM "))
                .collect(Collectors.joining(" OR "));
        String condition =
                condition(statement).map(where -> "(" + where + ") AND ").orElse("") + "(" + unchanged + ")";
        return Batches.of(
                statement.schema(), table, "UPDATE " + table.toSql() + " SET " + assignments.get(), condition);
    }

    private static Optional<String> condition(LintedStatement statement) {
        return SqlText.between(statement.text(), "WHERE", "RETURNING");
    }

    /** Without an alias, WITH and RETURNING, which the batches would not know. */
    private static boolean isPlain(Node node) {
        return !node.node("relation").node("alias").isPresent()
                && !node.node("withClause").isPresent()
                && node.nodes("returningList").isEmpty()
                && !node.node("returningClause").isPresent();
    }
}
