package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the indexes of tables, those of constraints included, and the tables of indexes. */
public final class IndexNames {

    private IndexNames() {}

    /** All that are known of. */
    public static Stream<ObjectName> of(SchemaView schema, ObjectName table) {
        Stream<ObjectName> ofConstraints = schema.table(table).stream()
                .flatMap(known -> known.constraints().stream())
                .filter(Constraint::isIndexed)
                .map(constraint -> table.sibling(constraint.name()));
        return Stream.concat(ofConstraints, schema.indexesOf(table).stream().map(Index::name))
                .distinct();
    }

    /** Empty for an index that no migration made. */
    public static Optional<ObjectName> tableOf(SchemaView schema, ObjectName index) {
        return schema.index(index).map(Index::table).or(() -> schema.tables().stream()
                .filter(table -> isOfConstraint(table, index))
                .map(Table::name)
                .findFirst());
    }

    private static boolean isOfConstraint(Table table, ObjectName index) {
        return table.name().schema().equals(index.schema())
                && table.constraint(index.name()).filter(Constraint::isIndexed).isPresent();
    }
}
