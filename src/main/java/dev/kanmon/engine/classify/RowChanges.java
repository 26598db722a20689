package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** What is done to rows. Rows that come are new; rows that go may be missed; values that are written anew are upkeep. */
final class RowChanges {

    /** Functions of PostgreSQL that drop something. */
    private static final Set<String> DROPPING =
            Set.of("lo_unlink", "lo_truncate", "lo_truncate64", "lowrite", "lo_put", "pg_drop_replication_slot");

    private RowChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        if (callsWhatDrops(node)) {
            return Change.removes("It calls a function that drops something.");
        }
        return switch (node.type()) {
            case "InsertStmt" -> Change.adds("It writes new rows.");
            case "UpdateStmt" -> update(subject);
            case "DeleteStmt" -> delete(subject);
            case "MergeStmt" ->
                node.nodes("mergeWhenClauses").stream()
                                .anyMatch(clause -> clause.text("commandType").equals("CMD_DELETE"))
                        ? delete(subject)
                        : Change.adds("It writes new rows.");
            case "CopyStmt" -> copy(node);
            case "TruncateStmt" -> truncate(subject);
            case "RefreshMatViewStmt" ->
                node.flag("skipData")
                        ? Change.removes("The materialized view cannot be read any more until it is filled again.")
                        : Change.NONE;
            default ->
                node.node("intoClause").isPresent() ? Change.adds("It makes a table of what it reads.") : Change.NONE;
        };
    }

    private static boolean callsWhatDrops(Node node) {
        return node.all("FuncCall")
                .map(call -> call.nodes("funcname"))
                .filter(names -> !names.isEmpty())
                .anyMatch(names -> DROPPING.contains(names.get(names.size() - 1).text("sval")));
    }

    /** Values are written anew, which is upkeep; but one that is set to NULL is gone. */
    private static List<Change> update(Subject subject) {
        ObjectName table = subject.nameOf(subject.node().node("relation"));
        NewColumns newColumns = new NewColumns(subject, table);
        boolean empties = subject.node().nodes("targetList").stream()
                .filter(target -> isNull(target.node("val")))
                .anyMatch(target -> !newColumns.isNew(target.text("name")));
        return empties && !subject.isNew(table)
                ? Change.removes("Older versions may still need the values in " + table.toSql() + " that become NULL.")
                : Change.NONE;
    }

    private static boolean isNull(Node value) {
        return value.flag("isnull") || value.is("TypeCast") && isNull(value.node("arg"));
    }

    private static List<Change> delete(Subject subject) {
        ObjectName table = subject.nameOf(subject.node().node("relation"));
        return subject.isNew(table)
                ? Change.NONE
                : Change.removes("Older versions may still need the rows of " + table.toSql() + " that it deletes.");
    }

    private static List<Change> truncate(Subject subject) {
        boolean onlyNew =
                subject.node().nodes("relations").stream().map(subject::nameOf).allMatch(subject::isNew);
        return onlyNew && !subject.cascades()
                ? Change.NONE
                : Change.removes("Older versions may still need the rows that it removes.");
    }

    private static List<Change> copy(Node node) {
        if (node.flag("is_program")) {
            return Change.unknown("It runs a command of the operating system, and what that does is not known.");
        }
        return node.flag("is_from") ? Change.adds("It writes new rows.") : Change.NONE;
    }
}
