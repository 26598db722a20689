package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.SchemaView;
import java.util.List;

/**
 * One migration, after its last statement.
 *
 * @param statements all that could be parsed, those in DO blocks included
 * @param schema what is known of the database after it
 */
public record LintedMigration(String name, List<LintedStatement> statements, SchemaView schema) {}
