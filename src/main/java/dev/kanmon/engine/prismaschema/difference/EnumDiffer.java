package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.AddEnumValues;
import dev.kanmon.engine.prismaschema.difference.Step.EnumColumn;
import dev.kanmon.engine.prismaschema.difference.Step.ReplaceEnum;
import dev.kanmon.engine.prismaschema.difference.TablePair.ColumnPair;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What changes of the enums of both schemas. The order of their values does not count. */
final class EnumDiffer {

    private final SchemaPair schemas;

    EnumDiffer(SchemaPair schemas) {
        this.schemas = schemas;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        schemas.enumPairs().forEach((from, to) -> step(from, to).ifPresent(steps::add));
        return steps;
    }

    private Optional<Step> step(SqlEnum from, SqlEnum to) {
        List<String> added = without(to.values(), from.values());
        List<String> removed = without(from.values(), to.values());
        if (removed.isEmpty()) {
            return added.isEmpty() ? Optional.empty() : Optional.of(new AddEnumValues(from, to, added));
        }
        QualifiedName name = schemas.connection().resolve(from.name());
        return Optional.of(new ReplaceEnum(
                from, to, added, removed, defaultsBefore(name), converted(name), leaving(name), defaultsAfter(name)));
    }

    private static List<String> without(List<String> these, List<String> those) {
        return these.stream().filter(value -> !those.contains(value)).toList();
    }

    private List<EnumColumn> defaultsBefore(QualifiedName type) {
        Stream<EnumColumn> ofDroppedTables = schemas.droppedTables().stream()
                .flatMap(table -> table.columns().stream().map(column -> enumColumn(table, column)));
        Stream<EnumColumn> ofKeptTables = schemas.tablePairs().stream().flatMap(tables -> Stream.concat(
                        tables.droppedColumns().stream(), byName(tables).map(ColumnPair::from))
                .map(column -> enumColumn(tables.from(), column)));
        return Stream.concat(ofDroppedTables, ofKeptTables)
                .filter(use -> hasDefault(use.column(), type))
                .toList();
    }

    private List<EnumColumn> defaultsAfter(QualifiedName type) {
        return schemas.tablePairs().stream()
                .flatMap(tables -> byName(tables)
                        .filter(pair -> hasDefault(pair.from(), type) && hasDefault(pair.to(), type))
                        .map(pair -> enumColumn(tables.to(), pair.to())))
                .toList();
    }

    /** In the order of the schema that is wanted. */
    private List<EnumColumn> converted(QualifiedName type) {
        return schemas.to().tables().stream()
                .flatMap(table -> schemas.tablePairs().stream().filter(tables -> tables.to() == table))
                .flatMap(tables -> tables.to().columns().stream()
                        .flatMap(column -> tables.column(column.name()).stream())
                        .filter(pair -> isOf(type, pair.from()) && isOf(type, pair.to()))
                        .map(pair -> enumColumn(tables.to(), pair.to())))
                .toList();
    }

    private List<EnumColumn> leaving(QualifiedName type) {
        Stream<EnumColumn> ofDroppedTables = schemas.droppedTables().stream()
                .flatMap(table -> table.columns().stream().map(column -> enumColumn(table, column)));
        Stream<EnumColumn> ofKeptTables = schemas.tablePairs().stream()
                .flatMap(tables -> tables.from().columns().stream()
                        .filter(column -> tables.column(column.name())
                                .filter(pair -> isOf(type, pair.to()))
                                .isEmpty())
                        .map(column -> enumColumn(tables.from(), column)));
        return Stream.concat(ofDroppedTables, ofKeptTables)
                .filter(use -> isOf(type, use.column()))
                .toList();
    }

    private static Stream<ColumnPair> byName(TablePair tables) {
        return tables.columns().stream()
                .sorted(Comparator.comparing(pair -> pair.from().name()));
    }

    private static EnumColumn enumColumn(Table table, Column column) {
        return new EnumColumn(table.name(), column);
    }

    private boolean hasDefault(Column column, QualifiedName type) {
        return isOf(type, column) && column.defaultValue().isPresent();
    }

    private boolean isOf(QualifiedName type, Column column) {
        return column.type() instanceof ColumnType.Enumerated enumerated
                && schemas.connection().resolve(enumerated.name()).equals(type);
    }
}
