package dev.kanmon.engine.lint.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All indexes that are known, found by their name or by their table, however many there are. */
final class Indexes {

    private final Map<ObjectName, Index> byName = new HashMap<>();
    private final Map<ObjectName, Map<ObjectName, Index>> byTable = new HashMap<>();

    Optional<Index> find(ObjectName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order in which they came. */
    List<Index> of(ObjectName table) {
        return List.copyOf(byTable.getOrDefault(table, Map.of()).values());
    }

    void put(Index index) {
        remove(index.name());
        byName.put(index.name(), index);
        byTable.computeIfAbsent(index.table(), none -> new LinkedHashMap<>()).put(index.name(), index);
    }

    void remove(ObjectName name) {
        Index index = byName.remove(name);
        if (index != null) {
            byTable.get(index.table()).remove(name);
        }
    }

    void removeOf(ObjectName table) {
        of(table).forEach(index -> remove(index.name()));
    }
}
