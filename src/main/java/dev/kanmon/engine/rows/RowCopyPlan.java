package dev.kanmon.engine.rows;

import dev.kanmon.engine.session.Session;
import java.util.List;

/**
 * Which rows a run copies.
 *
 * @param limit how many of one table a migration may change
 * @param migrations those that change rows, in order
 * @param lacking the right that the copies need and the role has not; empty text where it has it
 */
public record RowCopyPlan(long limit, List<Coverage> migrations, String lacking) {

    public RowCopyPlan {
        migrations = List.copyOf(migrations);
    }

    /**
     * Looks at the tables as they are now. Reads only.
     *
     * @param limit how many rows of one table a migration may change
     */
    public static RowCopyPlan make(Session session, long limit, List<MigrationRows> migrations) {
        TableCatalog catalog = TableCatalog.read(session);
        List<Coverage> coverages = migrations.stream()
                .map(migration -> CoverageFinder.find(migration, catalog))
                .filter(coverage ->
                        !coverage.tables().isEmpty() || !coverage.obstacles().isEmpty())
                .toList();
        RowsSchema.State schema = RowsSchema.state(session);
        boolean copies =
                coverages.stream().anyMatch(coverage -> !coverage.tables().isEmpty());
        boolean lacks = copies && !schema.exists() && !schema.creatable();
        return new RowCopyPlan(
                limit, coverages, lacks ? "CREATE on the database, for the schema " + RowsSchema.NAME : "");
    }
}
