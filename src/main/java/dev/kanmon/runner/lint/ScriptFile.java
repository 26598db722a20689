package dev.kanmon.runner.lint;

import java.nio.file.Path;

/**
 * A migration's script, and where it lies.
 *
 * @param migration the migration's name
 * @param file relative to the working directory where it lies below that
 */
public record ScriptFile(String migration, Path file, String text) {}
