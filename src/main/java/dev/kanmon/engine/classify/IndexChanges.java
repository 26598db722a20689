package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** CREATE INDEX: older versions notice one that is unique. */
final class IndexChanges {

    private IndexChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        ObjectName table = subject.nameOf(node.node("relation"));
        List<String> columns =
                node.nodes("indexParams").stream().map(key -> key.text("name")).toList();
        boolean additive = !node.flag("unique")
                || subject.isNew(table)
                || new NewColumns(subject, table).leaveUnique(columns, node.flag("nulls_not_distinct"));
        return additive
                ? Change.NONE
                : Change.removes(
                        "Older versions may write rows to " + table.toSql() + " that the unique index refuses.");
    }
}
