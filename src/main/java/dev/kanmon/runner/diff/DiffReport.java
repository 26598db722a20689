package dev.kanmon.runner.diff;

import dev.kanmon.engine.schema.side.Comparison;

/**
 * What is told of a comparison.
 *
 * @param from what a person calls the one side
 * @param to what a person calls the other
 */
public record DiffReport(String from, String to, Comparison comparison) {}
