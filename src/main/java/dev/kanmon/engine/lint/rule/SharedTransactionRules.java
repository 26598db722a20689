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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Statements that should not share a transaction. */
final class SharedTransactionRules {

    private static final Set<String> DML = Set.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt");
    private static final Set<String> WITH_HARD_LOCK = Set.of("AlterTableStmt", "DropStmt", "RenameStmt", "IndexStmt");

    private SharedTransactionRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfMigration(
                        new RuleInfo(
                                "tx/enum-value-used",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A new value of an enum used in the transaction that added it",
                                "The server refuses it with SQLSTATE 55P04 until the transaction is committed.",
                                List.of()),
                        migration -> ofTransactions(migration, SharedTransactionRules::enumValuesUsed)),
                new Rule.OfMigration(
                        new RuleInfo(
                                "tx/ddl-with-dml",
                                Severity.WARNING,
                                Weight.FIXED,
                                "Schema and data changed in one transaction",
                                "The locks of the schema changes are held for as long as the data changes take.",
                                List.of("bytebase statement.disallow-mix-in-ddl")),
                        migration -> ofTransactions(migration, SharedTransactionRules::mixed)));
    }

    private static List<Found> ofTransactions(
            LintedMigration migration, Function<List<LintedStatement>, List<Found>> check) {
        Map<Integer, List<LintedStatement>> transactions = new TreeMap<>();
        for (LintedStatement statement : migration.statements()) {
            if (statement.transaction().inTransaction()) {
                transactions
                        .computeIfAbsent(statement.transaction().segment(), none -> new ArrayList<>())
                        .add(statement);
            }
        }
        return transactions.values().stream()
                .flatMap(statements -> check.apply(statements).stream())
                .toList();
    }

    private static List<Found> enumValuesUsed(List<LintedStatement> statements) {
        Map<String, ObjectName> added = new LinkedHashMap<>();
        Set<ObjectName> made = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (LintedStatement statement : statements) {
            Node node = statement.node();
            if (node.is("CreateEnumStmt")) {
                made.add(typeName(statement));
            } else if (node.is("AlterEnumStmt")) {
                if (node.text("oldVal").isEmpty() && !made.contains(typeName(statement))) {
                    added.put(node.text("newVal"), typeName(statement));
                }
            } else if (!added.isEmpty()) {
                node.all()
                        .flatMap(part -> part.stringValue().stream())
                        .filter(added::containsKey)
                        .distinct()
                        .forEach(value -> found.add(usedTooEarly(statement, added.get(value), value)));
            }
        }
        return found;
    }

    private static Found usedTooEarly(LintedStatement statement, ObjectName type, String value) {
        return Found.of(
                        "enum " + type.toSql(),
                        "'" + value + "' was added to " + type.toSql()
                                + " in this transaction, and cannot be used before it is committed: move this to the next"
                                + " migration.")
                .atStatement(statement.index());
    }

    private static ObjectName typeName(LintedStatement statement) {
        return ObjectName.ofNames(
                statement.node().nodes("typeName"), statement.schema().defaultSchema());
    }

    /** Only the first one: what is said of it holds for those behind it. */
    private static List<Found> mixed(List<LintedStatement> statements) {
        Set<ObjectName> made = new HashSet<>();
        boolean schemaChanged = false;
        for (LintedStatement statement : statements) {
            Node node = statement.node();
            ObjectName table = statement.nameOf(node.node("relation"));
            if (node.is("CreateStmt")) {
                made.add(table);
            } else if (!made.contains(table)) {
                if (schemaChanged && DML.contains(node.type())) {
                    return List.of(Found.on(
                                    table,
                                    "This changes data while the transaction still holds the locks of schema changes before"
                                            + " it: move it to a migration of its own.")
                            .atStatement(statement.index()));
                }
                schemaChanged |= WITH_HARD_LOCK.contains(node.type());
            }
        }
        return List.of();
    }
}
