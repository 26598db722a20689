package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.Set;

/**
 * A statement that updates or deletes rows of a table.
 *
 * @param updated the columns that it sets; empty where it sets none
 * @param deletes whether it deletes rows
 * @param place where it stands
 */
public record RowChange(ObjectName table, Set<String> updated, boolean deletes, Place place) {

    public RowChange {
        updated = Set.copyOf(updated);
    }
}
