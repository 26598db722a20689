package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Statements that stand in an order in which they cannot run. */
final class OrderRules {

    private OrderRules() {}

    static List<Rule> all() {
        return List.of(new Rule.OfMigration(
                new RuleInfo(
                        "file/table-order",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A foreign key to a table that is created further down",
                        "The server refuses it with SQLSTATE 42P01, and the migration fails.",
                        List.of()),
                OrderRules::foreignKeys));
    }

    private static List<Found> foreignKeys(LintedMigration migration) {
        Map<ObjectName, Integer> created = firstCreated(migration.statements());
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < migration.statements().size(); i++) {
            LintedStatement statement = migration.statements().get(i);
            int here = i;
            referenced(statement)
                    .filter(table -> created.getOrDefault(table, here) > here)
                    .forEach(table -> found.add(tooEarly(statement, table)));
        }
        return found;
    }

    private static Found tooEarly(LintedStatement statement, ObjectName table) {
        return Found.of(
                        "foreign key to " + table.toSql(),
                        "The foreign key refers to " + table.toSql()
                                + ", which is created further down: create that table first, or add the foreign key with"
                                + " ALTER TABLE behind it.")
                .atStatement(statement.index());
    }

    private static Map<ObjectName, Integer> firstCreated(List<LintedStatement> statements) {
        Map<ObjectName, Integer> created = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            Node node = statements.get(i).node();
            if (node.is("CreateStmt") && !node.flag("if_not_exists")) {
                created.putIfAbsent(statements.get(i).nameOf(node.node("relation")), i);
            }
        }
        return created;
    }

    private static Stream<ObjectName> referenced(LintedStatement statement) {
        boolean mayRefer = statement.node().is("CreateStmt") || statement.node().is("AlterTableStmt");
        return mayRefer
                ? statement
                        .node()
                        .all()
                        .filter(node -> node.text("contype").equals("CONSTR_FOREIGN"))
                        .map(constraint -> statement.nameOf(constraint.node("pktable")))
                        .distinct()
                : Stream.empty();
    }
}
