package dev.kanmon.engine.plan;

/**
 * A migration that a plan applies.
 *
 * @param checksum of its script, as the history would record it
 */
public record PlannedMigration(String name, String checksum) {}
