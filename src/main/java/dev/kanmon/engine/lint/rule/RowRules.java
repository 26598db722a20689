package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What removes or overwrites all rows. */
final class RowRules {

    private RowRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/truncate",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "TRUNCATE",
                                "All rows are gone at once, and no trigger for single rows sees it.",
                                List.of("bytebase statement.disallow-truncate")),
                        Set.of("TruncateStmt"),
                        RowRules::truncate),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/truncate-cascade",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "TRUNCATE … CASCADE",
                                "Every table with a foreign key to it is emptied too, and every one with a foreign key to those.",
                                List.of("squawk ban-truncate-cascade")),
                        Set.of("TruncateStmt"),
                        RowRules::truncateCascade),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/delete-all",
                                Severity.ERROR,
                                Weight.FIXED,
                                "DELETE without a condition",
                                "All rows of the table are gone.",
                                List.of("bytebase statement.where.require")),
                        Set.of("DeleteStmt"),
                        RowRules::delete),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/update-all",
                                Severity.ERROR,
                                Weight.FIXED,
                                "UPDATE without a condition",
                                "The old values of all rows are gone.",
                                List.of("bytebase statement.where.require")),
                        Set.of("UpdateStmt"),
                        RowRules::update),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/merge-delete",
                                Severity.ERROR,
                                Weight.FIXED,
                                "MERGE that deletes what its source does not have",
                                "A source that comes out empty empties the table.",
                                List.of()),
                        Set.of("MergeStmt"),
                        RowRules::merge),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/discarding-rule",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A rule that discards writes",
                                "What an application writes is thrown away without an error.",
                                List.of()),
                        Set.of("RuleStmt"),
                        RowRules::rule));
    }

    private static List<Found> truncate(LintedStatement statement) {
        return statement.node().nodes("relations").stream()
                .map(statement::nameOf)
                .filter(table -> !statement.schema().isCertainlyNew(table))
                .map(table -> Found.on(table, "All rows of " + table.toSql() + " are gone."))
                .toList();
    }

    private static List<Found> truncateCascade(LintedStatement statement) {
        List<ObjectName> named = statement.node().nodes("relations").stream()
                .map(statement::nameOf)
                .toList();
        if (!Objects.cascades(statement.node()) || named.stream().allMatch(statement.schema()::isCertainlyNew)) {
            return List.of();
        }
        String names = named.stream().map(ObjectName::toSql).collect(Collectors.joining(", "));
        Found found = Found.on(
                named.get(0),
                "Every table with a foreign key to " + names
                        + " is emptied too, and every one with a foreign key to those.");
        boolean allKnown =
                named.stream().allMatch(name -> statement.schema().table(name).isPresent());
        return List.of(allKnown ? found.safer("TRUNCATE " + referring(statement, named) + ";") : found);
    }

    /** The named tables, and those with foreign keys to them, as the server follows them. */
    private static String referring(LintedStatement statement, List<ObjectName> named) {
        Set<ObjectName> all = new LinkedHashSet<>(named);
        boolean grew = true;
        while (grew) {
            grew = all.addAll(statement.schema().tables().stream()
                    .filter(table -> table.constraints().stream()
                            .anyMatch(constraint ->
                                    constraint.references().map(all::contains).orElse(false)))
                    .map(Table::name)
                    .toList());
        }
        return all.stream().map(ObjectName::toSql).collect(Collectors.joining(", "));
    }

    private static List<Found> delete(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return hitsAllRows(statement, table)
                ? List.of(Found.on(table, "This deletes all rows of " + table.toSql() + "."))
                : List.of();
    }

    private static List<Found> update(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        List<String> overwritten = statement.node().nodes("targetList").stream()
                .map(column -> column.text("name"))
                .filter(column -> !isEmpty(statement, table, column))
                .distinct()
                .toList();
        if (overwritten.isEmpty() || !hitsAllRows(statement, table)) {
            return List.of();
        }
        String columns = overwritten.stream().map(ObjectName::quote).collect(Collectors.joining(", "));
        return List.of(Found.on(
                table, "The old values of " + columns + " are overwritten in all rows of " + table.toSql() + "."));
    }

    private static boolean hitsAllRows(LintedStatement statement, ObjectName table) {
        return !statement.schema().isCertainlyNew(table)
                && Conditions.isAlwaysTrue(
                        statement.node().node("whereClause"), statement.schema().table(table));
    }

    private static boolean isEmpty(LintedStatement statement, ObjectName table, String column) {
        return statement
                .schema()
                .table(table)
                .flatMap(known -> known.column(column))
                .filter(known -> known.addedInRun() && !known.hasDefault())
                .isPresent();
    }

    private static List<Found> merge(LintedStatement statement) {
        Node node = statement.node();
        ObjectName table = statement.nameOf(node.node("relation"));
        boolean always = Conditions.isAlwaysTrue(
                node.node("joinCondition"), statement.schema().table(table));
        boolean deletes = node.nodes("mergeWhenClauses").stream()
                .filter(clause -> clause.text("commandType").equals("CMD_DELETE"))
                .anyMatch(clause -> always || clause.text("matchKind").equals("MERGE_WHEN_NOT_MATCHED_BY_SOURCE"));
        return deletes && !statement.schema().isCertainlyNew(table)
                ? List.of(Found.on(
                        table,
                        "This may delete all rows of " + table.toSql() + ", as its source alone decides which stay."))
                : List.of();
    }

    private static List<Found> rule(LintedStatement statement) {
        Node node = statement.node();
        ObjectName table = statement.nameOf(node.node("relation"));
        boolean discards = node.flag("instead")
                && node.nodes("actions").isEmpty()
                && !node.text("event").equals("CMD_SELECT");
        return discards
                ? List.of(Found.on(
                        table,
                        "With rule " + quote(node.text("rulename")) + ", what is written to " + table.toSql()
                                + " is thrown away without an error."))
                : List.of();
    }
}
