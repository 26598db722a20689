package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects that are known, and how one that is dropped or renamed takes others with it. */
final class SchemaState implements SchemaView {

    private String defaultSchema;
    final Map<ObjectName, Table> tables = new LinkedHashMap<>();
    final Indexes indexes = new Indexes();
    final Map<ObjectName, List<String>> enums = new HashMap<>();
    final Map<ObjectName, List<String>> routines = new HashMap<>();
    final Map<ObjectKind, Set<ObjectName>> madeInRun = new HashMap<>();
    final Lineage lineage = new Lineage();
    final Domains domains = new Domains();
    final Volatilities volatilities = new Volatilities();

    SchemaState(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    void defaultSchema(String next) {
        defaultSchema = next;
    }

    @Override
    public String defaultSchema() {
        return defaultSchema;
    }

    @Override
    public Optional<Table> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public Collection<Table> tables() {
        return List.copyOf(tables.values());
    }

    @Override
    public Optional<Index> index(ObjectName name) {
        return indexes.find(name);
    }

    @Override
    public List<Index> indexesOf(ObjectName table) {
        return indexes.of(table);
    }

    @Override
    public Optional<List<String>> enumValues(ObjectName type) {
        return Optional.ofNullable(enums.get(type));
    }

    @Override
    public boolean madeInRun(ObjectKind kind, ObjectName name) {
        return madeInRun.getOrDefault(kind, Set.of()).contains(name);
    }

    @Override
    public Optional<Node> partitionKey(ObjectName table) {
        return lineage.partitionKey(table);
    }

    @Override
    public Optional<ObjectName> parentOf(ObjectName table) {
        return lineage.parent(table);
    }

    @Override
    public List<ObjectName> descendantsOf(ObjectName table) {
        return lineage.descendants(table);
    }

    @Override
    public Optional<ObjectName> defaultPartitionOf(ObjectName table) {
        return lineage.defaultPartition(table);
    }

    @Override
    public boolean isConstrainedDomain(ObjectName type) {
        return domains.isConstrained(type);
    }

    @Override
    public boolean refusesNull(ObjectName type) {
        return domains.refusesNull(type);
    }

    @Override
    public Optional<Boolean> isVolatile(ObjectName routine) {
        return volatilities.isVolatile(routine);
    }

    @Override
    public List<String> definitionsOf(ObjectName routine) {
        return routines.getOrDefault(routine, List.of());
    }

    void settle() {
        madeInRun.clear();
        tables.replaceAll((name, table) -> table.asOld());
    }

    void dropTable(ObjectName name) {
        tables.remove(name);
        lineage.removed(name);
        indexes.removeOf(name);
    }

    void renameType(ObjectName from, String newName) {
        List<String> values = enums.remove(from);
        if (values != null) {
            enums.put(from.sibling(newName), values);
        }
        renameMade(ObjectKind.TYPE, from, from.sibling(newName));
        tables.values().forEach(table -> table.renameType(from, newName));
    }

    /** A name that was new and now stands for something old is not new. */
    void renameMade(ObjectKind kind, ObjectName from, ObjectName to) {
        Set<ObjectName> made = madeInRun.computeIfAbsent(kind, none -> new HashSet<>());
        if (made.remove(from)) {
            made.add(to);
        } else {
            made.remove(to);
        }
    }

    void renameTable(ObjectName from, ObjectName to) {
        Table table = tables.remove(from);
        if (table == null) {
            return;
        }
        tables.put(to, table.renamed(to));
        lineage.renamed(from, to);
        for (Index index : indexesOf(from)) {
            indexes.put(index.withTable(to));
        }
    }

    void renameIndex(ObjectName from, ObjectName to) {
        indexes.find(from).ifPresent(index -> {
            indexes.remove(from);
            indexes.put(index.withName(to));
        });
    }

    void remember(ObjectKind kind, ObjectName name, boolean inRun) {
        if (inRun) {
            madeInRun.computeIfAbsent(kind, none -> new HashSet<>()).add(name);
        }
    }
}
