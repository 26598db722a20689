package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** Tables that come to be part of another, or no longer are: what queries of the parent find, and what the child takes. */
record PartitionChanges(Subject subject, ObjectName relation) {

    List<Change> of(Node command) {
        if (subject.node().text("objtype").equals("OBJECT_INDEX")) {
            return Change.NONE;
        }
        return switch (command.text("subtype")) {
            case "AT_AttachPartition" ->
                attached(subject.nameOf(command.node("def").node("name")), relation);
            case "AT_AddInherit" -> attached(relation, subject.nameOf(command.node("def")));
            case "AT_DropInherit" -> detached(relation, subject.nameOf(command.node("def")));
            default -> detached(subject.nameOf(command.node("def").node("name")), relation);
        };
    }

    private List<Change> attached(ObjectName child, ObjectName parent) {
        String sentence = "Queries of " + parent.toSql() + " find the rows of " + child.toSql();
        return subject.isNew(child)
                ? Change.adds(sentence + ".")
                : Change.replaces(sentence + ", which takes only rows that fit its place from now on.");
    }

    private List<Change> detached(ObjectName child, ObjectName parent) {
        return subject.isNew(child) || subject.isNew(parent)
                ? Change.NONE
                : Change.removes("Queries of " + parent.toSql() + " no longer find the rows of " + child.toSql() + ".");
    }
}
