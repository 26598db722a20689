package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two schemas whose tables and enums are matched by name. */
final class SchemaPair {

    private final SqlSchema from;
    private final SqlSchema to;
    private final ConnectionNamespace connection;
    private final Map<QualifiedName, Table> tablesFrom;
    private final Map<QualifiedName, Table> tablesTo;
    private final Map<QualifiedName, SqlEnum> enumsFrom;
    private final Map<QualifiedName, SqlEnum> enumsTo;
    private final List<TablePair> tablePairs;

    SchemaPair(SqlSchema from, SqlSchema to) {
        this.from = from;
        this.to = to;
        this.connection = ConnectionNamespace.of(from, to);
        this.tablesFrom = byName(from.tables().stream().filter(IgnoredTables::isCompared), Table::name);
        this.tablesTo = byName(to.tables().stream().filter(IgnoredTables::isCompared), Table::name);
        this.enumsFrom = byName(from.enums().stream(), SqlEnum::name);
        this.enumsTo = byName(to.enums().stream(), SqlEnum::name);
        this.tablePairs = tablesFrom.entrySet().stream()
                .filter(table -> tablesTo.containsKey(table.getKey()))
                .map(table -> new TablePair(table.getValue(), tablesTo.get(table.getKey()), connection))
                .toList();
    }

    SqlSchema from() {
        return from;
    }

    SqlSchema to() {
        return to;
    }

    ConnectionNamespace connection() {
        return connection;
    }

    /** In the order of the schema that is left. */
    List<TablePair> tablePairs() {
        return tablePairs;
    }

    List<Table> droppedTables() {
        return without(tablesFrom, tablesTo);
    }

    List<Table> createdTables() {
        return without(tablesTo, tablesFrom);
    }

    /** All tables that are compared, of both sides. */
    Stream<Table> tables() {
        return Stream.concat(tablesFrom.values().stream(), tablesTo.values().stream());
    }

    List<SqlEnum> droppedEnums() {
        return without(enumsFrom, enumsTo);
    }

    List<SqlEnum> createdEnums() {
        return without(enumsTo, enumsFrom);
    }

    /** Enums of one name, the old one as the key, in the order of the schema that is left. */
    Map<SqlEnum, SqlEnum> enumPairs() {
        Map<SqlEnum, SqlEnum> pairs = new LinkedHashMap<>();
        enumsFrom.forEach((name, type) -> {
            if (enumsTo.containsKey(name)) {
                pairs.put(type, enumsTo.get(name));
            }
        });
        return pairs;
    }

    private <T> Map<QualifiedName, T> byName(Stream<T> things, Function<T, QualifiedName> name) {
        return things.collect(Collectors.toMap(
                thing -> connection.resolve(name.apply(thing)),
                Function.identity(),
                (first, second) -> first,
                LinkedHashMap::new));
    }

    private static <T> List<T> without(Map<QualifiedName, T> these, Map<QualifiedName, T> those) {
        return these.entrySet().stream()
                .filter(thing -> !those.containsKey(thing.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
