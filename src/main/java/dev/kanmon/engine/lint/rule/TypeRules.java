package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Type changes that can lose or refuse values. */
final class TypeRules {

    private TypeRules() {}

    static List<Rule> all() {
        return List.of(new Rule.OfStatement(
                new RuleInfo(
                        "data/narrowing-type",
                        Severity.CRITICAL,
                        Weight.FIXED,
                        "A type change that can lose or refuse values",
                        "Values that do not fit are cut off or rounded without a word, or make the migration fail.",
                        List.of("squawk changing-column-type", "strong_migrations change_column")),
                Set.of("AlterTableStmt"),
                TypeRules::narrowing));
    }

    private static List<Found> narrowing(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return statement.node().nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals("AT_AlterColumnType"))
                .flatMap(command -> narrowed(statement, table, command).stream())
                .toList();
    }

    private static Optional<Found> narrowed(LintedStatement statement, ObjectName table, Node command) {
        String name = command.text("name");
        SqlType to = SqlType.of(command.node("def").node("typeName"));
        Optional<Column> column = statement.schema().table(table).flatMap(known -> known.column(name));
        if (statement.schema().isCertainlyNew(table)
                || column.filter(Column::addedInRun).isPresent()) {
            return Optional.empty();
        }
        String object = table.toSql() + "." + quote(name);
        Optional<String> loss =
                column.isPresent() ? loss(statement.schema(), column.get().type(), to) : TypeChange.lossFromUnknown(to);
        return loss.map(text -> Found.on(table, "Changing " + object + " to " + to + " " + text + ".")
                .about(object));
    }

    private static Optional<String> loss(SchemaView schema, SqlType from, SqlType to) {
        Optional<List<String>> before = schema.enumValues(named(from, schema));
        Optional<List<String>> after = schema.enumValues(named(to, schema));
        if (before.isEmpty() || after.isEmpty() || from.array() != to.array()) {
            return TypeChange.loss(from, to);
        }
        List<String> removed = before.get().stream()
                .filter(value -> !after.get().contains(value))
                .toList();
        return removed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "fails if a row has a value that the new enum no longer has: " + String.join(", ", removed));
    }

    private static ObjectName named(SqlType type, SchemaView schema) {
        int dot = type.name().indexOf('.');
        return dot < 0
                ? new ObjectName(schema.defaultSchema(), type.name())
                : new ObjectName(type.name().substring(0, dot), type.name().substring(dot + 1));
    }
}
