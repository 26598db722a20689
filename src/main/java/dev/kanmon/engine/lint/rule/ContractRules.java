package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that the running version reads or writes otherwise. */
final class ContractRules {

    private ContractRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/drop-not-null",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A column that may be NULL from now on",
                                "The running version may read a NULL that it does not expect.",
                                List.of("squawk ban-drop-not-null")),
                        Set.of("AlterTableStmt"),
                        ContractRules::dropNotNull),
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/drop-default",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A default dropped",
                                "The running version may insert rows without the column, and get NULL, or fail.",
                                List.of()),
                        Set.of("AlterTableStmt"),
                        ContractRules::dropDefault),
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/new-required-without-default",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A column that every INSERT must name from now on",
                                "The running version does not know it, and its inserts fail.",
                                List.of("squawk adding-required-field", "atlas MF103")),
                        Set.of("AlterTableStmt"),
                        ContractRules::required),
                new Rule.OfMigration(
                        new RuleInfo(
                                "compat/contract-with-expand",
                                Severity.WARNING,
                                Weight.FIXED,
                                "Something added and something removed in one migration",
                                "New and old versions of the application cannot run side by side: neither before it nor after it do both find what they use.",
                                List.of()),
                        ContractRules::both));
    }

    private static List<Found> dropNotNull(LintedStatement statement) {
        return ofColumn(
                statement,
                "AT_DropNotNull",
                (table, column) -> "A running version may read NULL from " + table.toSql() + "." + quote(column)
                        + ", and not expect it.");
    }

    private static List<Found> dropDefault(LintedStatement statement) {
        return statement.node().nodes("cmds").stream()
                        .anyMatch(command -> command.node("def").isPresent())
                ? List.of()
                : ofColumn(
                        statement,
                        "AT_ColumnDefault",
                        (table, column) -> "A running version that inserts into " + table.toSql() + " without "
                                + quote(column) + " gets NULL there, or fails.");
    }

    private static List<Found> required(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        Stream<String> added = statement.node().nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals("AT_AddColumn"))
                .map(command -> command.node("def"))
                .filter(ContractRules::isRequired)
                .map(definition -> definition.text("colname"));
        Stream<String> made = statement.node().nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals("AT_SetNotNull"))
                .map(command -> command.text("name"))
                .filter(column -> statement
                        .schema()
                        .table(table)
                        .flatMap(known -> known.column(column))
                        .filter(known -> !known.hasDefault() && !known.notNull())
                        .isPresent());
        return Stream.concat(added, made)
                .filter(column -> !statement.isNew(table))
                .map(column -> Found.on(
                                table,
                                "A running version that inserts into " + table.toSql() + " without " + quote(column)
                                        + " fails: give it a default until every version writes it.")
                        .about(table.toSql() + "." + quote(column)))
                .toList();
    }

    private static boolean isRequired(Node column) {
        List<String> kinds = column.nodes("constraints").stream()
                .map(constraint -> constraint.text("contype"))
                .toList();
        return (kinds.contains("CONSTR_NOTNULL") || kinds.contains("CONSTR_PRIMARY"))
                && !kinds.contains("CONSTR_DEFAULT")
                && !kinds.contains("CONSTR_IDENTITY")
                && !kinds.contains("CONSTR_GENERATED")
                && !SqlType.of(column.node("typeName")).isSerial();
    }

    private static List<Found> ofColumn(
            LintedStatement statement, String subtype, BiFunction<ObjectName, String, String> message) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return statement.node().nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals(subtype))
                .map(command -> command.text("name"))
                .filter(column -> !statement.isNew(table) && !isAddedInRun(statement, table, column))
                .map(column -> Found.on(table, message.apply(table, column)).about(table.toSql() + "." + quote(column)))
                .toList();
    }

    private static boolean isAddedInRun(LintedStatement statement, ObjectName table, String column) {
        return statement
                .schema()
                .table(table)
                .flatMap(known -> known.column(column))
                .filter(Column::addedInRun)
                .isPresent();
    }

    private static List<Found> both(LintedMigration migration) {
        if (migration.statements().stream().noneMatch(ContractRules::expands)) {
            return List.of();
        }
        Set<ObjectName> made = migration.statements().stream()
                .filter(statement -> statement.node().is("CreateStmt"))
                .map(statement -> statement.nameOf(statement.node().node("relation")))
                .collect(Collectors.toSet());
        return migration.statements().stream()
                .filter(statement -> contracts(statement, made))
                .limit(1)
                .map(statement -> Found.of(
                                migration.name(),
                                "This removes something, and the same migration adds something: move what removes to a later"
                                        + " migration, once no running version uses it.")
                        .atStatement(statement.index()))
                .toList();
    }

    private static boolean expands(LintedStatement statement) {
        Node node = statement.node();
        return node.is("CreateStmt")
                || node.is("AlterTableStmt")
                        && node.nodes("cmds").stream()
                                .anyMatch(command -> command.text("subtype").equals("AT_AddColumn"));
    }

    private static boolean contracts(LintedStatement statement, Set<ObjectName> made) {
        Node node = statement.node();
        if (node.is("AlterTableStmt")) {
            return !made.contains(statement.nameOf(node.node("relation")))
                    && node.nodes("cmds").stream()
                            .anyMatch(command -> command.text("subtype").equals("AT_DropColumn"));
        }
        return Objects.isDropOf(statement, "OBJECT_TABLE") && !made.containsAll(Objects.dropped(statement));
    }
}
