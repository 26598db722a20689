package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** Publications: a table without a key that is published refuses UPDATE and DELETE, and what is not published is missed. */
final class PublicationChanges {

    private PublicationChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        boolean adds = node.is("CreatePublicationStmt") || node.text("action").equals("AP_AddObjects");
        if (adds) {
            return allHaveKeys(subject)
                    ? Change.adds("It publishes tables that have a key.")
                    : Change.unknown(
                            "A published table without a key refuses UPDATE and DELETE, and no migration tells that all"
                                    + " of them have one.");
        }
        return node.text("action").equals("AP_DropObjects")
                ? Change.removes("Subscribers no longer get what is taken out of the publication.")
                : Change.unknown("What subscribers get from now on cannot be told.");
    }

    private static boolean allHaveKeys(Subject subject) {
        List<Node> objects = subject.node().nodes("pubobjects");
        return !objects.isEmpty()
                && objects.stream()
                        .map(object -> object.node("pubtable").node("relation"))
                        .allMatch(table -> table.isPresent() && hasKey(subject, subject.nameOf(table)));
    }

    private static boolean hasKey(Subject subject, ObjectName table) {
        return subject.schema().table(table).flatMap(Table::primaryKey).isPresent();
    }
}
