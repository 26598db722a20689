package dev.kanmon.engine.develop;

import java.util.Optional;

/**
 * A migration that is to be written.
 *
 * @param name of its folder
 * @param script the text of {@code migration.sql}
 * @param down the text of {@code down.sql}; empty where nobody asked for it
 */
record NewMigration(String name, String script, Optional<String> down) {}
