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
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns made anew where a rename was perhaps meant. */
final class RenameInsteadRules {

    private RenameInsteadRules() {}

    static List<Rule> all() {
        return List.of(new Rule.OfStatement(
                new RuleInfo(
                        "data/recreate-instead-of-rename",
                        Severity.CRITICAL,
                        Weight.FIXED,
                        "A column dropped and another added to the same table",
                        "Generators write a renamed column like this, and its values are lost.",
                        List.of()),
                Set.of("AlterTableStmt"),
                RenameInsteadRules::recreated));
    }

    private static List<Found> recreated(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        List<Node> here = commands(statement);
        List<Node> all = Stream.concat(
                        statement.transaction().recent().stream()
                                .filter(earlier -> earlier.node().is("AlterTableStmt"))
                                .filter(earlier -> earlier.nameOf(earlier.node().node("relation"))
                                        .equals(table))
                                .flatMap(earlier -> commands(earlier).stream()),
                        here.stream())
                .toList();
        List<String> dropped = all.stream()
                .filter(RenameInsteadRules::drops)
                .map(command -> command.text("name"))
                .toList();
        List<Node> added = all.stream()
                .filter(RenameInsteadRules::adds)
                .map(command -> command.node("def"))
                .toList();
        boolean completesHere = here.stream().anyMatch(RenameInsteadRules::drops)
                || here.stream().anyMatch(RenameInsteadRules::adds);
        if (!completesHere
                || dropped.isEmpty()
                || added.isEmpty()
                || statement.schema().isCertainlyNew(table)) {
            return List.of();
        }
        Found found = Found.on(
                table,
                "Columns of " + table.toSql() + " are dropped (" + names(dropped) + ") and added ("
                        + names(added.stream()
                                .map(column -> column.text("colname"))
                                .toList())
                        + ") in one migration: if that is a rename, the values are lost for nothing.");
        boolean onePairHere = dropped.size() == 1
                && added.size() == 1
                && here.size() == 2
                && statement.node().nodes("cmds").size() == 2;
        return List.of(onePairHere ? found.safer(rename(statement, table, dropped.get(0), added.get(0))) : found);
    }

    private static String rename(LintedStatement statement, ObjectName table, String from, Node added) {
        String to = added.text("colname");
        SqlType type = SqlType.of(added.node("typeName"));
        Optional<Column> old = statement.schema().table(table).flatMap(known -> known.column(from));
        String alter = "ALTER TABLE " + table.toSql() + " ";
        StringBuilder sql = new StringBuilder();
        if (!from.equals(to)) {
            sql.append(alter)
                    .append("RENAME COLUMN ")
                    .append(quote(from))
                    .append(" TO ")
                    .append(quote(to))
                    .append(";");
        }
        if (old.isEmpty() || !old.get().type().equals(type)) {
            String written = TypeText.of(added.node("typeName"));
            sql.append("\n")
                    .append(alter)
                    .append("ALTER COLUMN ")
                    .append(quote(to))
                    .append(" TYPE ")
                    .append(written)
                    .append(" USING ")
                    .append(quote(to))
                    .append("::")
                    .append(written)
                    .append(";");
        }
        boolean notNull = added.nodes("constraints").stream()
                .anyMatch(constraint -> constraint.text("contype").equals("CONSTR_NOTNULL"));
        if (old.isPresent() && old.get().notNull() != notNull) {
            sql.append("\n")
                    .append(alter)
                    .append("ALTER COLUMN ")
                    .append(quote(to))
                    .append(notNull ? " SET NOT NULL;" : " DROP NOT NULL;");
        }
        return sql.toString().strip();
    }

    private static List<Node> commands(LintedStatement statement) {
        return statement.node().nodes("cmds").stream()
                .filter(command -> drops(command) || adds(command))
                .toList();
    }

    private static boolean drops(Node command) {
        return command.text("subtype").equals("AT_DropColumn");
    }

    private static boolean adds(Node command) {
        return command.text("subtype").equals("AT_AddColumn");
    }

    private static String names(List<String> columns) {
        return columns.stream().map(ObjectName::quote).collect(Collectors.joining(", "));
    }
}
