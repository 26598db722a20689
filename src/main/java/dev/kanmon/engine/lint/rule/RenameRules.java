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
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Renames, under which the running version looks for the old name. */
final class RenameRules {

    private RenameRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/rename-table",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A table renamed, or moved to another schema",
                                "The running version of the application still uses the old name, and fails.",
                                List.of("squawk renaming-table", "strong_migrations rename_table", "atlas BC101")),
                        Set.of("RenameStmt", "AlterObjectSchemaStmt"),
                        RenameRules::table),
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/rename-column",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A column renamed",
                                "The running version of the application still uses the old name, and fails.",
                                List.of("squawk renaming-column", "strong_migrations rename_column", "atlas BC102")),
                        Set.of("RenameStmt"),
                        RenameRules::column),
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/rename-enum-value",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A value of an enum renamed",
                                "The running version of the application still reads and writes the old value, and fails.",
                                List.of()),
                        Set.of("AlterEnumStmt"),
                        RenameRules::enumValue),
                new Rule.OfStatement(
                        new RuleInfo(
                                "compat/rename-schema",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A schema renamed",
                                "The running version of the application finds nothing under the old name.",
                                List.of("strong_migrations rename_schema")),
                        Set.of("RenameStmt"),
                        RenameRules::schema));
    }

    private static List<Found> table(LintedStatement statement) {
        Node node = statement.node();
        boolean moves =
                node.is("AlterObjectSchemaStmt") && node.text("objectType").equals("OBJECT_TABLE");
        if (!moves && !node.text("renameType").equals("OBJECT_TABLE")) {
            return List.of();
        }
        ObjectName from = statement.nameOf(node.node("relation"));
        ObjectName to =
                moves ? new ObjectName(node.text("newschema"), from.name()) : from.sibling(node.text("newname"));
        if (statement.isNew(from) || replacesOneDropped(statement, to)) {
            return List.of();
        }
        String view = "CREATE VIEW " + from.toSql() + " AS SELECT * FROM " + to.toSql() + ";\n"
                + "-- in a later migration, once no running version uses the old name:\nDROP VIEW " + from.toSql()
                + ";";
        Found found = Found.on(
                from,
                "Every running version that uses " + from.toSql() + " fails as soon as it is called " + to.toSql()
                        + ": a view under the old name lets it go on.");
        return List.of(node.flag("missing_ok") ? found : found.safer(statement.text() + ";\n" + view));
    }

    /** A table that takes the name of one that is gone already breaks nobody. */
    private static boolean replacesOneDropped(LintedStatement statement, ObjectName to) {
        return statement.transaction().recent().stream()
                .anyMatch(earlier -> Objects.isDropOf(earlier, "OBJECT_TABLE")
                        && Objects.dropped(earlier).contains(to));
    }

    private static List<Found> column(LintedStatement statement) {
        Node node = statement.node();
        ObjectName table = statement.nameOf(node.node("relation"));
        String from = node.text("subname");
        Optional<Column> column = statement.schema().table(table).flatMap(known -> known.column(from));
        boolean ofTable = node.text("renameType").equals("OBJECT_COLUMN")
                && node.text("relationType").equals("OBJECT_TABLE");
        if (!ofTable
                || statement.isNew(table)
                || column.filter(Column::addedInRun).isPresent()) {
            return List.of();
        }
        String to = node.text("newname");
        Found found = Found.on(
                        table,
                        "Every running version that uses " + table.toSql() + "." + quote(from)
                                + " fails as soon as it is called " + quote(to)
                                + ": add the new column beside it, and drop the old one later.")
                .about(table.toSql() + "." + quote(from));
        return List.of(ExpandAndContract.rename(statement.schema(), table, from, to)
                .map(found::safer)
                .orElse(found));
    }

    private static List<Found> enumValue(LintedStatement statement) {
        Node node = statement.node();
        ObjectName type =
                ObjectName.ofNames(node.nodes("typeName"), statement.schema().defaultSchema());
        if (node.text("oldVal").isEmpty() || statement.schema().madeInRun(ObjectKind.TYPE, type)) {
            return List.of();
        }
        return List.of(Found.of(
                "enum " + type.toSql(),
                "Every running version that writes '" + node.text("oldVal") + "' to " + type.toSql() + " fails: add '"
                        + node.text("newVal") + "' beside it, and change the rows later."));
    }

    private static List<Found> schema(LintedStatement statement) {
        Node node = statement.node();
        String from = node.text("subname");
        if (!node.text("renameType").equals("OBJECT_SCHEMA")
                || statement.schema().madeInRun(ObjectKind.SCHEMA, new ObjectName(from, from))) {
            return List.of();
        }
        return List.of(Found.of(
                "schema " + quote(from),
                "Every running version that looks for its tables in " + quote(from) + " fails as soon as it is called "
                        + quote(node.text("newname")) + "."));
    }
}
