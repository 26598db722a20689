package dev.kanmon.engine.plan.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A target at one moment.
 *
 * @param serverVersion such as 180006
 * @param tables those of the asked ones that are there
 * @param longTransactions oldest first
 * @param connections of the whole server
 * @param roles the names of all roles of the server
 */
public record TargetFacts(
        int serverVersion,
        TargetIdentity identity,
        List<TableFacts> tables,
        Fact<LongTransactions> longTransactions,
        Fact<List<BlockedSession>> blockedSessions,
        Fact<List<PreparedTransaction>> preparedTransactions,
        Fact<List<ReplicationSlot>> replicationSlots,
        Fact<Connections> connections,
        RoleFacts role,
        Privileges privileges,
        Fact<Set<String>> roles) {

    public TargetFacts {
        tables = List.copyOf(tables);
    }

    /** A table by its full name. */
    public Optional<TableFacts> table(String schema, String name) {
        return tables.stream()
                .filter(table -> table.schema().equals(schema) && table.name().equals(name))
                .findFirst();
    }
}
