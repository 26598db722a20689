package dev.kanmon.engine.rows;

import java.util.List;

/**
 * Which rows of one migration are copied on a target.
 *
 * @param tables by name, which is also the order in which they are locked
 * @param obstacles what is not copied, and why
 */
public record Coverage(String migration, List<CoveredTable> tables, List<Obstacle> obstacles) {

    public Coverage {
        tables = List.copyOf(tables);
        obstacles = List.copyOf(obstacles);
    }
}
