package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names relations that are not in the file yet, with as little as tells them apart (prisma-engines,
 * introspection/introspection_map/relation_names.rs).
 */
final class RelationNamer {

    private final SqlSchema database;
    private final SchemaNames names;
    private final JoinTables joinTables;

    RelationNamer(SqlSchema database, SchemaNames names, JoinTables joinTables) {
        this.joinTables = joinTables;
        this.database = database;
        this.names = names;
    }

    RelationNames of(Table table, ForeignKey key, Table referenced) {
        boolean self = table.name().equals(referenced.name());
        String from = names.modelInRelations(table.name());
        String to = names.modelInRelations(referenced.name());
        String other = self ? "other_" : "";
        if (!isAmbiguous(table, referenced)) {
            return new RelationNames(self ? from + "To" + to : "", to, other + from);
        }
        String columns = key.columns().stream()
                .map(column -> names.field(table, column).text())
                .collect(Collectors.joining("_"));
        String relation = from + "_" + columns + "To" + to;
        return new RelationNames(relation, to + "_" + relation, other + from + "_" + relation);
    }

    /** @param first of the two tables, in the order of the database's tables */
    RelationNames ofJoinTable(Table joinTable, Table first, Table second) {
        boolean self = first.name().equals(second.name());
        String one = names.modelInRelations(first.name());
        String two = names.modelInRelations(second.name());
        String found = joinTable.name().name().substring(1);
        boolean ambiguous = isAmbiguous(first, second);
        boolean needsName = ambiguous || self || !found.equals(one + "To" + two);
        String suffix = ambiguous ? joinTable.name().name() : "";
        return new RelationNames(
                needsName ? found : "", two + suffix + (self ? "_A" : ""), one + suffix + (self ? "_B" : ""));
    }

    /** Whether the two tables have several relations, or a column is called as the field of their only one would be. */
    private boolean isAmbiguous(Table one, Table two) {
        long unnamed = database.tables().stream()
                .filter(joinTables::isOne)
                .filter(table -> connects(table, one, two))
                .count();
        List<Distinct> keys = Stream.of(one, two)
                .distinct()
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> leads(table, key, one, two))
                        .map(key -> new Distinct(table, key)))
                .toList();
        long distinct = keys.stream().map(Distinct::identity).distinct().count();
        return distinct + unnamed > 1 || keys.stream().anyMatch(this::fieldWouldHideColumn);
    }

    private boolean fieldWouldHideColumn(Distinct key) {
        String field = names.modelInRelations(key.foreignKey().referencedTable());
        return key.foreignKey().columns().stream()
                .anyMatch(column -> names.field(key.table(), column).text().equals(field));
    }

    private static boolean leads(Table table, ForeignKey key, Table one, Table two) {
        return table.name().equals(one.name()) && key.referencedTable().equals(two.name())
                || table.name().equals(two.name()) && key.referencedTable().equals(one.name());
    }

    private static boolean connects(Table joinTable, Table one, Table two) {
        List<?> ends = List.of(
                joinTable.foreignKeys().get(0).referencedTable(),
                joinTable.foreignKeys().get(1).referencedTable());
        return ends.equals(List.of(one.name(), two.name())) || ends.equals(List.of(two.name(), one.name()));
    }

    /** A foreign key; two of the same columns are one relation. */
    private record Distinct(Table table, ForeignKey foreignKey) {
        List<Object> identity() {
            return List.of(table.name(), foreignKey.columns());
        }
    }
}
