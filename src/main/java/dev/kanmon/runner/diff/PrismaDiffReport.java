package dev.kanmon.runner.diff;

import dev.kanmon.engine.schema.side.PrismaComparison;

/**
 * What is told of a comparison with a schema file.
 *
 * @param from what a person calls the one side
 * @param to what a person calls the other
 */
public record PrismaDiffReport(String from, String to, PrismaComparison comparison) {}
