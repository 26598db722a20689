package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.Finding.Place;

/**
 * Why rows that a migration may change are not copied.
 *
 * @param place the statement
 * @param object what it is about: a table, or the statement
 * @param reason a sentence for a person
 */
public record Obstacle(Place place, String object, String reason) {}
