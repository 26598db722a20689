package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Matches a table's foreign keys by what they say; the rules are those of Prisma's sql_schema_differ.rs. */
final class ForeignKeyPairs {

    private static final Set<String> JOIN_TABLE_COLUMNS = Set.of("A", "B");

    private final TablePair tables;
    private final EnumForeignKeys ofChangedEnums;

    /** @param ofChangedEnums none of them stays: each is made anew where both schemas have it */
    ForeignKeyPairs(TablePair tables, EnumForeignKeys ofChangedEnums) {
        this.tables = tables;
        this.ofChangedEnums = ofChangedEnums;
    }

    record ForeignKeyPair(ForeignKey from, ForeignKey to) {}

    List<ForeignKey> dropped() {
        return tables.from().foreignKeys().stream()
                .filter(from -> tables.to().foreignKeys().stream().noneMatch(to -> match(from, to)))
                .toList();
    }

    List<ForeignKey> added() {
        return tables.to().foreignKeys().stream()
                .filter(to -> tables.from().foreignKeys().stream().noneMatch(from -> match(from, to)))
                .toList();
    }

    /** Those of join tables keep the names that older releases of Prisma gave them. */
    List<ForeignKeyPair> renamed() {
        if (isJoinTable(tables.from()) && isJoinTable(tables.to())) {
            return List.of();
        }
        return kept().stream()
                .filter(pair -> !pair.from().name().equals(pair.to().name()))
                .toList();
    }

    private List<ForeignKeyPair> kept() {
        List<ForeignKeyPair> pairs = new ArrayList<>();
        List<ForeignKey> free = new ArrayList<>(tables.to().foreignKeys());
        for (ForeignKey from : tables.from().foreignKeys()) {
            free.stream().filter(to -> match(from, to)).findFirst().ifPresent(to -> {
                free.remove(to);
                pairs.add(new ForeignKeyPair(from, to));
            });
        }
        return pairs;
    }

    private boolean match(ForeignKey from, ForeignKey to) {
        return from.referencedTable().name().equals(to.referencedTable().name())
                && from.columns().equals(to.columns())
                && from.columns().stream().noneMatch(this::changesType)
                && !ofChangedEnums.contains(tables.from(), from)
                && from.referencedColumns().equals(to.referencedColumns())
                && from.onDelete() == to.onDelete()
                && from.onUpdate() == to.onUpdate();
    }

    private boolean changesType(String column) {
        return tables.column(column)
                .filter(pair -> pair.changes().typeChanges())
                .isPresent();
    }

    private static boolean isJoinTable(Table table) {
        return table.columns().size() == 2
                && table.columns().stream()
                        .map(Column::name)
                        .collect(Collectors.toSet())
                        .equals(JOIN_TABLE_COLUMNS);
    }
}
