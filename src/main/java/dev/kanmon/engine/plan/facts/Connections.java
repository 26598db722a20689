package dev.kanmon.engine.plan.facts;

/**
 * Connections of the whole server.
 *
 * @param used now, ours included
 * @param forEverybody max_connections without those that are kept for superusers
 */
public record Connections(int used, int forEverybody) {

    public int free() {
        return Math.max(0, forEverybody - used);
    }
}
