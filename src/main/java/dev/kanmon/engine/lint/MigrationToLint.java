package dev.kanmon.engine.lint;

/**
 * One migration, as lint takes it.
 *
 * @param name the migration's name
 * @param text its script
 * @param applied whether the target has it already: then it only tells what there is, and nothing is found in it
 */
public record MigrationToLint(String name, String text, boolean applied) {}
