package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** RENAME and SET SCHEMA: the old name goes and the new one comes in the same moment. */
final class RenameChanges {

    private RenameChanges() {}

    static List<Change> of(Subject subject) {
        return subject.node().is("RenameStmt") ? renamed(subject) : moved(subject);
    }

    private static List<Change> renamed(Subject subject) {
        Node node = subject.node();
        String to = " is called " + ObjectName.quote(node.text("newname")) + " from now on.";
        ObjectName relation = subject.nameOf(node.node("relation"));
        return switch (node.text("renameType")) {
            case "OBJECT_INDEX",
                    "OBJECT_TRIGGER",
                    "OBJECT_RULE",
                    "OBJECT_POLICY",
                    "OBJECT_STATISTIC_EXT",
                    "OBJECT_EVENT_TRIGGER",
                    "OBJECT_DOMCONSTRAINT" -> Change.NONE;
            case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE" ->
                subject.isNew(relation) ? Change.NONE : Change.replaces(relation.toSql() + to);
            case "OBJECT_COLUMN" ->
                isNewColumn(subject, relation, node.text("subname"))
                        ? Change.NONE
                        : Change.replaces(relation.toSql() + "." + ObjectName.quote(node.text("subname")) + to);
            case "OBJECT_TABCONSTRAINT" -> constraint(subject, relation, to);
            case "OBJECT_SCHEMA" -> {
                ObjectName schema = new ObjectName(node.text("subname"), node.text("subname"));
                yield subject.schema().madeInRun(ObjectKind.SCHEMA, schema)
                        ? Change.NONE
                        : Change.replaces("The schema " + ObjectName.quote(schema.name()) + to);
            }
            case "OBJECT_TYPE", "OBJECT_DOMAIN" -> {
                ObjectName type = ObjectName.ofNames(
                        node.node("object").nodes("items"), subject.schema().defaultSchema());
                yield subject.schema().madeInRun(ObjectKind.TYPE, type)
                        ? Change.NONE
                        : Change.replaces("The type " + type.toSql() + to);
            }
            case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                subject.made().routine(subject.statement(), node.node("object"))
                        ? Change.NONE
                        : Change.replaces("The routine" + to);
            default -> Change.replaces("What is renamed" + to);
        };
    }

    /** ON CONFLICT ON CONSTRAINT names a constraint that is unique; nothing names another one. */
    private static List<Change> constraint(Subject subject, ObjectName table, String to) {
        String name = subject.node().text("subname");
        boolean named = subject.schema()
                .table(table)
                .flatMap(known -> known.constraint(name))
                .map(Constraint::isIndexed)
                .orElse(true);
        return subject.isNew(table) || !named
                ? Change.NONE
                : Change.replaces("The constraint " + ObjectName.quote(name) + " of " + table.toSql() + to);
    }

    private static boolean isNewColumn(Subject subject, ObjectName relation, String column) {
        return subject.isNew(relation)
                || subject.schema()
                        .table(relation)
                        .flatMap(table -> table.column(column))
                        .filter(Column::addedInRun)
                        .isPresent();
    }

    private static List<Change> moved(Subject subject) {
        Node node = subject.node();
        boolean isNew = node.node("relation").isPresent() && subject.isNew(subject.nameOf(node.node("relation")));
        return isNew
                ? Change.NONE
                : Change.replaces("What is moved to the schema " + ObjectName.quote(node.text("newschema"))
                        + " is not found where older versions look for it.");
    }
}
