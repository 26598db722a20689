package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of both schemas, its columns matched by name. */
final class TablePair {

    private final Table from;
    private final Table to;
    private final List<ColumnPair> columns;
    private final Map<String, ColumnPair> columnsByName;

    TablePair(Table from, Table to, ConnectionNamespace connection) {
        this.from = from;
        this.to = to;
        ColumnDiffer differ = new ColumnDiffer(connection);
        this.columns = from.columns().stream()
                .flatMap(before -> to
                        .column(before.name())
                        .map(after -> new ColumnPair(before, after, differ.changes(before, after)))
                        .stream())
                .toList();
        this.columnsByName =
                columns.stream().collect(Collectors.toMap(pair -> pair.from().name(), Function.identity()));
    }

    /** @param changes in what the two differ */
    record ColumnPair(Column from, Column to, ColumnChanges changes) {

        boolean isRemade() {
            return changes.type() == ColumnChanges.Cast.IMPOSSIBLE;
        }
    }

    Table from() {
        return from;
    }

    Table to() {
        return to;
    }

    /** In the order of the table that is left. */
    List<ColumnPair> columns() {
        return columns;
    }

    Optional<ColumnPair> column(String name) {
        return Optional.ofNullable(columnsByName.get(name));
    }

    /** By name, as Prisma has them. */
    List<Column> droppedColumns() {
        return only(from);
    }

    /** By name, as Prisma has them. */
    List<Column> addedColumns() {
        return only(to);
    }

    private List<Column> only(Table side) {
        return side.columns().stream()
                .filter(column -> !columnsByName.containsKey(column.name()))
                .sorted(Comparator.comparing(Column::name))
                .toList();
    }
}
