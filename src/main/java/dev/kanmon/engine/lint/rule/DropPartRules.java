package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** ALTER TABLE and DROP of parts of what holds data. */
final class DropPartRules {

    private DropPartRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-column",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "A column dropped",
                                "Its values are gone, and an application that still uses it fails.",
                                List.of("squawk ban-drop-column", "strong_migrations remove_column", "atlas DS103")),
                        Set.of("AlterTableStmt"),
                        DropPartRules::dropColumn),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-type",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "A type dropped",
                                "With CASCADE, every column of the type is gone with it.",
                                List.of()),
                        Set.of("DropStmt"),
                        DropPartRules::dropType),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-sequence",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A sequence dropped",
                                "Nobody knows any more which numbers were given out.",
                                List.of()),
                        Set.of("DropStmt"),
                        DropPartRules::dropSequence),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/detach-partition",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A partition or a child table taken out of its parent",
                                "Queries of the parent no longer find its rows.",
                                List.of()),
                        Set.of("AlterTableStmt"),
                        DropPartRules::detach),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/set-unlogged",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A table made unlogged",
                                "After a crash of the server it is empty, and on a standby it is never there.",
                                List.of()),
                        Set.of("AlterTableStmt"),
                        DropPartRules::setUnlogged));
    }

    private static List<Found> dropColumn(LintedStatement statement) {
        Node node = statement.node();
        ObjectName table = statement.nameOf(node.node("relation"));
        return commands(node, "AT_DropColumn")
                .filter(command -> !isNew(statement, table, command.text("name")))
                .map(command -> droppedColumn(statement, table, command))
                .toList();
    }

    private static Found droppedColumn(LintedStatement statement, ObjectName table, Node command) {
        String column = command.text("name");
        String object = table.toSql() + "." + quote(column);
        Found found = Found.on(
                        table,
                        "The values of " + object + " are gone, and every running version that still names the column"
                                + " fails: let no version use it first.")
                .about(object);
        boolean insertsNeedIt = statement
                .schema()
                .table(table)
                .flatMap(known -> known.column(column))
                .filter(known -> known.notNull() && !known.hasDefault())
                .isPresent();
        boolean alone = statement.node().nodes("cmds").size() == 1;
        return insertsNeedIt && alone && !isKey(statement, table, column)
                ? found.safer(inTwoSteps(statement, table, column))
                : found;
    }

    private static boolean isKey(LintedStatement statement, ObjectName table, String column) {
        return statement
                .schema()
                .table(table)
                .flatMap(Table::primaryKey)
                .filter(key -> key.columns().contains(column))
                .isPresent();
    }

    /** A version that does not know the column can insert rows only once it may be NULL. */
    private static String inTwoSteps(LintedStatement statement, ObjectName table, String column) {
        return "ALTER TABLE " + table.toSql() + " ALTER COLUMN " + quote(column) + " DROP NOT NULL;\n"
                + "-- in a later migration, once no running version uses it:\n" + statement.text() + ";";
    }

    private static boolean isNew(LintedStatement statement, ObjectName table, String column) {
        return statement.schema().isCertainlyNew(table)
                || statement
                        .schema()
                        .table(table)
                        .flatMap(known -> known.column(column))
                        .filter(Column::addedInRun)
                        .isPresent();
    }

    /** The old type that is left when an enum was made anew under its name: what that loses, data/narrowing-type tells. */
    private static boolean isReplaced(LintedStatement statement, ObjectName type) {
        List<Node> renames = statement.transaction().recent().stream()
                .map(LintedStatement::node)
                .filter(node -> node.text("renameType").equals("OBJECT_TYPE"))
                .toList();
        return renames.stream()
                .filter(rename -> rename.text("newname").equals(type.name()))
                .map(rename -> ObjectName.ofNames(rename.node("object").nodes("items"), "")
                        .name())
                .anyMatch(oldName -> renames.stream()
                        .anyMatch(rename -> rename.text("newname").equals(oldName)));
    }

    private static List<Found> dropType(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_TYPE", "OBJECT_DOMAIN")) {
            return List.of();
        }
        boolean cascades = Objects.cascades(statement.node());
        return Objects.dropped(statement).stream()
                .filter(type -> !statement.schema().madeInRun(ObjectKind.TYPE, type))
                .filter(type -> cascades || !isReplaced(statement, type))
                .map(type -> Found.of(
                        "type " + type.toSql(),
                        cascades
                                ? "Every column of type " + type.toSql() + " is gone with it, with its values."
                                : "Every running version that still casts to " + type.toSql() + " fails."))
                .toList();
    }

    private static List<Found> dropSequence(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_SEQUENCE")) {
            return List.of();
        }
        return Objects.dropped(statement).stream()
                .filter(sequence -> !statement.schema().madeInRun(ObjectKind.SEQUENCE, sequence))
                .map(sequence -> Found.of(
                        "sequence " + sequence.toSql(),
                        "Which numbers " + sequence.toSql() + " has given out is not known afterwards."))
                .toList();
    }

    private static List<Found> detach(LintedStatement statement) {
        Node node = statement.node();
        ObjectName altered = statement.nameOf(node.node("relation"));
        return Stream.concat(
                        commands(node, "AT_DetachPartition")
                                .map(command -> detached(
                                        altered,
                                        statement.nameOf(command.node("def").node("name")))),
                        commands(node, "AT_DropInherit")
                                .map(command -> detached(statement.nameOf(command.node("def")), altered)))
                .filter(found ->
                        !found.table().map(statement.schema()::isCertainlyNew).orElse(false))
                .toList();
    }

    private static Found detached(ObjectName parent, ObjectName child) {
        return Found.on(child, "Queries of " + parent.toSql() + " no longer find the rows of " + child.toSql() + ".");
    }

    private static List<Found> setUnlogged(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return commands(statement.node(), "AT_SetUnLogged")
                .filter(command -> !statement.schema().isCertainlyNew(table))
                .map(command -> Found.on(table, table.toSql() + " is empty after the next crash of the server."))
                .toList();
    }

    private static Stream<Node> commands(Node alterTable, String subtype) {
        return alterTable.nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals(subtype));
    }
}
