package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches a table's indexes by what they index; the rules are those of Prisma's sql_schema_differ/table.rs. */
final class IndexPairs {

    private final TablePair tables;
    private final IndexMatch match;

    IndexPairs(TablePair tables, IndexMatch match) {
        this.tables = tables;
        this.match = match;
    }

    record IndexPair(Index from, Index to) {}

    List<Index> dropped() {
        return tables.from().indexes().stream()
                .filter(match::sees)
                .filter(from -> tables.to().indexes().stream().noneMatch(to -> match.test(from, to)))
                .toList();
    }

    boolean isCreated(Index to) {
        return match.sees(to) && tables.from().indexes().stream().noneMatch(from -> match.test(from, to));
    }

    /** Whether an index that stays was lost because one of its columns is dropped and made anew. */
    boolean isRemade(Index to) {
        return kept().stream().anyMatch(pair -> pair.to().equals(to))
                && to.columns().stream().anyMatch(column -> tables.column(column.name())
                        .filter(TablePair.ColumnPair::isRemade)
                        .isPresent());
    }

    List<IndexPair> renamed() {
        return kept().stream()
                .filter(pair -> !pair.from().name().equals(pair.to().name()))
                .filter(pair -> !isRemade(pair.to()))
                .toList();
    }

    private List<IndexPair> kept() {
        List<IndexPair> pairs = new ArrayList<>();
        for (Index from : tables.from().indexes()) {
            if (!hasTwin(from)) {
                counterpart(from).ifPresent(to -> pairs.add(new IndexPair(from, to)));
            }
        }
        return pairs;
    }

    /** Of several indexes over the same columns none is renamed: nobody can tell which is which. */
    private boolean hasTwin(Index from) {
        return tables.from().indexes().stream()
                        .filter(other -> other.unique() == from.unique()
                                && IndexMatch.columnNames(other).equals(IndexMatch.columnNames(from)))
                        .count()
                > 1;
    }

    private Optional<Index> counterpart(Index from) {
        Table to = tables.to();
        return to.indexes().stream().filter(index -> match.test(from, index)).findFirst();
    }
}
