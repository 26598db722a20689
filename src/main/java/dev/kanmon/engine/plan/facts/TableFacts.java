package dev.kanmon.engine.plan.facts;

import java.util.List;

/**
 * One table. Of a partitioned one, rows, size and writes are those of all its partitions together.
 *
 * @param partitions how many hold its rows; 0 for an ordinary table
 * @param owner the owning role
 * @param owned whether our role may do what the owner may
 * @param writesPerSecond rows inserted, updated and deleted in the {@link WriteRates#WINDOW} in which we looked
 * @param validatedChecks definitions of its CHECK constraints that hold for all rows
 */
public record TableFacts(
        String schema,
        String name,
        boolean partitioned,
        int partitions,
        String owner,
        boolean owned,
        Fact<RowEstimate> rows,
        Fact<TableSize> size,
        Fact<Double> writesPerSecond,
        Fact<List<ColumnFacts>> columns,
        Fact<List<IndexFacts>> indexes,
        Fact<List<String>> validatedChecks) {

    /** For messages. */
    public String fullName() {
        return schema + "." + name;
    }
}
