package dev.kanmon.engine.deploy;

/**
 * A pending migration that a run leaves out.
 *
 * @param migration its name
 * @param because why, in one sentence
 */
public record HeldMigration(String migration, String because) {}
