package dev.kanmon.engine.plan.facts;

/**
 * A replication slot of the server.
 *
 * @param lagBytes of WAL that the server keeps for it; 0 where it keeps none
 */
public record ReplicationSlot(String name, boolean active, long lagBytes) {}
