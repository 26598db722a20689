package dev.kanmon.engine.rows;

import java.util.List;

/**
 * What one migration does to rows, as far as its text tells.
 *
 * @param migration its name
 * @param copyable whether a copy can be taken at all
 * @param changes updates and deletes of tables that were there before the run
 * @param obstacles what its text tells that stands in the way
 */
public record MigrationRows(String migration, boolean copyable, List<RowChange> changes, List<Obstacle> obstacles) {

    public MigrationRows {
        changes = List.copyOf(changes);
        obstacles = List.copyOf(obstacles);
    }
}
