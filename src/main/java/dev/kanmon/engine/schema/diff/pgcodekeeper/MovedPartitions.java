package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import dev.kanmon.engine.schema.diff.SqlReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the constraints and indexes of tables that become partitions, or cease to be. pgCodeKeeper knows only what a
 * partition has of its own: it drops what the parent will ask for, and makes what the parent has left behind.
 */
final class MovedPartitions {

    private final Catalog from;
    private final Catalog to;
    private final SqlReader reader;

    MovedPartitions(Catalog from, Catalog to, SqlReader reader) {
        this.from = from;
        this.to = to;
        this.reader = reader;
    }

    /** @param statements in order, without semicolons */
    List<String> keepingTheirs(List<String> statements) {
        Set<String> moved = statements.stream()
                .filter(sql -> sql.contains("TACH PARTITION"))
                .flatMap(sql -> partitions(reader.read(sql)))
                .collect(Collectors.toSet());
        return moved.isEmpty()
                ? statements
                : statements.stream().filter(sql -> !isKept(sql, moved)).toList();
    }

    private static Stream<String> partitions(Node alter) {
        return alter.is("AlterTableStmt") && alter.text("objtype").equals("OBJECT_TABLE")
                ? commands(alter)
                        .filter(command -> command.text("subtype").matches("AT_(Attach|Detach)Partition"))
                        .map(command -> SqlReader.nameOf(command.node("def").node("name")))
                : Stream.empty();
    }

    private boolean isKept(String sql, Set<String> moved) {
        Node statement = reader.read(sql);
        return switch (statement.type()) {
            case "AlterTableStmt" ->
                moved.contains(SqlReader.nameOf(statement.node("relation")))
                        && commands(statement)
                                .allMatch(command -> isKeptConstraint(statement.node("relation"), command));
            case "IndexStmt" ->
                moved.contains(SqlReader.nameOf(statement.node("relation")))
                        && inBoth(ObjectKind.INDEX, statement.node("relation"), statement.text("idxname"));
            case "DropStmt" -> statement.text("removeType").equals("OBJECT_INDEX") && isKeptIndex(statement, moved);
            default -> false;
        };
    }

    private boolean isKeptConstraint(Node table, Node command) {
        return switch (command.text("subtype")) {
            case "AT_DropConstraint" -> inBoth(ObjectKind.CONSTRAINT, table, command.text("name"));
            case "AT_AddConstraint" ->
                inBoth(ObjectKind.CONSTRAINT, table, command.node("def").text("conname"));
            default -> false;
        };
    }

    /** A DROP INDEX does not say of which table. */
    private boolean isKeptIndex(Node drop, Set<String> moved) {
        List<String> name = drop.nodes("objects")
                .get(0)
                .all("String")
                .map(part -> part.text("sval"))
                .toList();
        return from.objects().keySet().stream()
                .filter(key -> key.kind() == ObjectKind.INDEX
                        && List.of(key.schema(), key.name()).equals(name))
                .anyMatch(key -> moved.contains(key.schema() + "." + key.owner()) && isInBoth(key));
    }

    private boolean inBoth(ObjectKind kind, Node table, String name) {
        return isInBoth(new ObjectKey(kind, table.text("schemaname"), table.text("relname"), name));
    }

    private boolean isInBoth(ObjectKey key) {
        return from.objects().containsKey(key) && to.objects().containsKey(key);
    }

    private static Stream<Node> commands(Node alter) {
        return alter.nodes("cmds").stream();
    }
}
