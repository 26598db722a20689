package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.session.Sql;
import dev.kanmon.engine.sql.QualifiedName;
import java.util.List;

/** Asks about single tables, without waiting for whoever has locked them. */
final class TableQueries {

    /** The table itself, or the partitions that hold its rows. pg_partition_tree would lock them all. */
    private static final String LEAVES = "WITH RECURSIVE tree AS (SELECT %d::oid AS oid"
            + " UNION ALL SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.oid),"
            + " leaves AS (SELECT c.oid, c.reltuples, c.relpages FROM pg_class c JOIN tree USING (oid)"
            + " WHERE c.relkind <> 'p') ";

    private final FactQueries queries;

    TableQueries(FactQueries queries) {
        this.queries = queries;
    }

    /** A table by its oid, and what its row in the catalog says. */
    record Found(long oid, String schema, String name, boolean partitioned, String owner, boolean owned) {}

    /** A part of a table that holds rows: tuples and pages as of the last ANALYZE, and bytes now. */
    private record Leaf(double tuples, long pages, long heapBytes, long totalBytes, int blockSize) {}

    Fact<List<Found>> find(List<QualifiedName> tables, String schema) {
        List<String> conditions = tables.stream()
                .map(table -> "(n.nspname = " + Sql.literal(table.schema().orElse(schema)) + " AND c.relname = "
                        + Sql.literal(table.name()) + ")")
                .toList();
        String wanted = conditions.isEmpty() ? "false" : String.join(" OR ", conditions);
        return queries.all(
                "SELECT c.oid::bigint, n.nspname, c.relname, c.relkind = 'p', pg_get_userbyid(c.relowner),"
                        + " pg_has_role(c.relowner, 'USAGE') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN ('r', 'p', 'm', 'f') AND (" + wanted + ") ORDER BY 2, 3",
                row -> new Found(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getBoolean(6)));
    }

    TableFacts facts(Found table, Fact<Double> writesPerSecond) {
        Fact<List<Leaf>> leaves = leaves(table.oid());
        return new TableFacts(
                table.schema(),
                table.name(),
                table.partitioned(),
                table.partitioned() ? leaves.asOptional().map(List::size).orElse(0) : 0,
                table.owner(),
                table.owned(),
                rows(table.oid(), leaves),
                leaves.map(TableQueries::size),
                writesPerSecond,
                columns(table.oid()),
                indexes(table.oid()),
                validatedChecks(table.oid()));
    }

    /** Rows written since the counters were set to zero, of all parts together. */
    Fact<Long> rowsWritten(long oid) {
        return queries.one(
                LEAVES.formatted(oid) + "SELECT coalesce(sum(pg_stat_get_tuples_inserted(oid)"
                        + " + pg_stat_get_tuples_updated(oid) + pg_stat_get_tuples_deleted(oid)), 0)::bigint,"
                        + " pg_stat_clear_snapshot() FROM leaves",
                row -> row.getLong(1));
    }

    /** The size of a table is asked under a lock, which whoever rewrites the table denies us. */
    private Fact<List<Leaf>> leaves(long oid) {
        return queries.all(
                LEAVES.formatted(oid)
                        + "SELECT reltuples, relpages, pg_relation_size(oid), pg_total_relation_size(oid),"
                        + " current_setting('block_size')::int FROM leaves",
                row -> new Leaf(row.getDouble(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5)));
    }

    private Fact<RowEstimate> rows(long oid, Fact<List<Leaf>> leaves) {
        if (leaves instanceof Fact.Known<List<Leaf>> known) {
            Fact<Double> width =
                    known.value().stream().allMatch(leaf -> leaf.tuples() >= 0) ? Fact.known(1.0) : rowWidth(oid);
            return width.map(bytes -> estimate(known.value(), bytes));
        }
        return queries.one(
                LEAVES.formatted(oid) + "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM leaves",
                row -> new RowEstimate(row.getLong(1), RowEstimate.Basis.STATISTICS));
    }

    /** 24 bytes of header and 4 of pointer; 32 for what has no fixed length, as PostgreSQL's get_typavgwidth has it. */
    private Fact<Double> rowWidth(long oid) {
        return queries.one(
                "SELECT 28 + coalesce(sum(CASE WHEN attlen > 0 THEN attlen ELSE 32 END), 0) FROM pg_attribute"
                        + " WHERE attrelid = " + oid + " AND attnum > 0 AND NOT attisdropped",
                row -> row.getDouble(1));
    }

    private static RowEstimate estimate(List<Leaf> leaves, double rowWidth) {
        double rows = 0;
        RowEstimate.Basis basis = RowEstimate.Basis.STATISTICS;
        for (Leaf leaf : leaves) {
            if (leaf.tuples() < 0) {
                rows += leaf.heapBytes() / rowWidth;
                basis = RowEstimate.Basis.SIZE;
            } else if (leaf.pages() > 0) {
                rows += leaf.tuples() / leaf.pages() * leaf.heapBytes() / leaf.blockSize();
            } else {
                rows += leaf.tuples();
            }
        }
        return new RowEstimate(Math.round(rows), basis);
    }

    private static TableSize size(List<Leaf> leaves) {
        return new TableSize(
                leaves.stream().mapToLong(Leaf::heapBytes).sum(),
                leaves.stream().mapToLong(Leaf::totalBytes).sum());
    }

    private Fact<List<ColumnFacts>> columns(long oid) {
        return queries.all(
                "SELECT attname, format_type(atttypid, atttypmod), attnotnull, atthasdef OR attidentity <> ''"
                        + " FROM pg_attribute WHERE attrelid = " + oid + " AND attnum > 0 AND NOT attisdropped"
                        + " ORDER BY attnum",
                row -> new ColumnFacts(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
    }

    private Fact<List<IndexFacts>> indexes(long oid) {
        return queries.all(
                "SELECT c.relname, i.indisunique, i.indisprimary, i.indisvalid, pg_get_indexdef(i.indexrelid)"
                        + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = " + oid
                        + " ORDER BY c.relname",
                row -> new IndexFacts(
                        row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4), row.getString(5)));
    }

    private Fact<List<String>> validatedChecks(long oid) {
        return queries.all(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = " + oid
                        + " AND contype = 'c' AND convalidated ORDER BY conname",
                row -> row.getString(1));
    }
}
