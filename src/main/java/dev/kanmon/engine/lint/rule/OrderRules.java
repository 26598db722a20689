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
import java.util.List;
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
        List<LintedStatement> statements = migration.statements();
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            LintedStatement statement = statements.get(i);
            List<LintedStatement> upToHere = statements.subList(0, i + 1);
            List<LintedStatement> below = statements.subList(i + 1, statements.size());
            referenced(statement)
                    .filter(table -> creates(below, table) && !creates(upToHere, table))
                    .forEach(table -> found.add(Found.of(
                                    "foreign key to " + table.toSql(),
                                    "The foreign key refers to " + table.toSql()
                                            + ", which is created further down: create that table first, or add the foreign"
                                            + " key with ALTER TABLE behind it.")
                            .atStatement(statement.index())));
        }
        return found;
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

    private static boolean creates(List<LintedStatement> statements, ObjectName table) {
        return statements.stream().anyMatch(statement -> creates(statement, table));
    }

    private static boolean creates(LintedStatement statement, ObjectName table) {
        Node node = statement.node();
        return node.is("CreateStmt")
                && !node.flag("if_not_exists")
                && statement.nameOf(node.node("relation")).equals(table);
    }
}
