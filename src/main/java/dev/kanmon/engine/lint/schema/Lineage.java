package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which tables are partitions or children of which. */
final class Lineage {

    private final Map<ObjectName, Node> partitionKeys = new LinkedHashMap<>();
    private final Map<ObjectName, ObjectName> parents = new LinkedHashMap<>();
    private final Map<ObjectName, ObjectName> defaultPartitions = new LinkedHashMap<>();

    /** @param statement a {@code CreateStmt} */
    void created(ObjectName table, Node statement, String defaultSchema) {
        if (statement.node("partspec").isPresent()) {
            partitionKeys.put(table, statement.node("partspec"));
        }
        for (Node parent : statement.nodes("inhRelations")) {
            attach(ObjectName.ofRangeVar(parent, defaultSchema), table, statement.node("partbound"));
        }
    }

    /** @param command an {@code AlterTableCmd} */
    void altered(ObjectName table, Node command, String defaultSchema) {
        Node partition = command.node("def");
        switch (command.text("subtype")) {
            case "AT_AttachPartition" ->
                attach(table, ObjectName.ofRangeVar(partition.node("name"), defaultSchema), partition.node("bound"));
            case "AT_DetachPartition", "AT_DetachPartitionFinalize" ->
                removed(ObjectName.ofRangeVar(partition.node("name"), defaultSchema));
            case "AT_AddInherit" -> parents.put(table, ObjectName.ofRangeVar(partition, defaultSchema));
            case "AT_DropInherit" -> parents.remove(table);
            default -> {}
        }
    }

    /** Of a partition that is no longer one, or of a table that is gone. */
    void removed(ObjectName table) {
        parents.remove(table);
        defaultPartitions.values().remove(table);
    }

    void renamed(ObjectName from, ObjectName to) {
        if (partitionKeys.containsKey(from)) {
            partitionKeys.put(to, partitionKeys.remove(from));
        }
        if (parents.containsKey(from)) {
            parents.put(to, parents.remove(from));
        }
        parents.replaceAll((child, parent) -> parent.equals(from) ? to : parent);
        defaultPartitions.replaceAll((parent, partition) -> partition.equals(from) ? to : partition);
        if (defaultPartitions.containsKey(from)) {
            defaultPartitions.put(to, defaultPartitions.remove(from));
        }
    }

    Optional<Node> partitionKey(ObjectName table) {
        return Optional.ofNullable(partitionKeys.get(table));
    }

    Optional<ObjectName> parent(ObjectName table) {
        return Optional.ofNullable(parents.get(table));
    }

    Optional<ObjectName> defaultPartition(ObjectName table) {
        return Optional.ofNullable(defaultPartitions.get(table));
    }

    /** From the top down. */
    List<ObjectName> descendants(ObjectName table) {
        return parents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(table))
                .map(Map.Entry::getKey)
                .flatMap(child -> Stream.concat(Stream.of(child), descendants(child).stream()))
                .toList();
    }

    private void attach(ObjectName parent, ObjectName child, Node bound) {
        parents.put(child, parent);
        if (bound.flag("is_default")) {
            defaultPartitions.put(parent, child);
        }
    }
}
