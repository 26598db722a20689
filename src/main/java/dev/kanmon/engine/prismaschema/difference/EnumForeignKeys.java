package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.EnumColumn;
import dev.kanmon.engine.prismaschema.difference.Step.ReplaceEnum;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The foreign keys between columns of an enum that is made anew. PostgreSQL does not change the types of a key's two
 * ends one after the other, so the key has to go before. Prisma leaves it, and its script fails.
 */
final class EnumForeignKeys {

    private final ConnectionNamespace connection;
    private final Set<End> changed = new HashSet<>();

    EnumForeignKeys(ConnectionNamespace connection, List<Step> enumSteps) {
        this.connection = connection;
        for (Step step : enumSteps) {
            if (step instanceof ReplaceEnum replaced) {
                Stream.concat(replaced.converted().stream(), replaced.leaving().stream())
                        .map(this::end)
                        .forEach(changed::add);
            }
        }
    }

    private record End(QualifiedName table, String column) {}

    /** @param table that has the key */
    boolean contains(Table table, ForeignKey key) {
        return anyChanges(table.name(), key.columns()) || anyChanges(key.referencedTable(), key.referencedColumns());
    }

    private boolean anyChanges(QualifiedName table, List<String> columns) {
        return columns.stream()
                .map(column -> new End(connection.resolve(table), column))
                .anyMatch(changed::contains);
    }

    private End end(EnumColumn use) {
        return new End(connection.resolve(use.table()), use.column().name());
    }
}
