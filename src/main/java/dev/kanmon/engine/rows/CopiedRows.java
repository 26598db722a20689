package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one table that a migration has changed and that were copied, or that were put back.
 *
 * @param rows how many
 */
public record CopiedRows(String migration, ObjectName table, long rows) {

    /** {@code 3 rows of users, 1 row of orders}. */
    public static String words(List<CopiedRows> copied) {
        return copied.stream()
                .map(rows -> rows.rows()
                        + (rows.rows() == 1 ? " row of " : " rows of ")
                        + rows.table().toSql())
                .collect(Collectors.joining(", "));
    }
}
