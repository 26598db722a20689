package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether two indexes are the same but for their names. */
final class IndexMatch {

    private final boolean predicatesCompared;
    private final boolean databaseInvolved;

    IndexMatch(SqlSchema from, SqlSchema to) {
        this.databaseInvolved = Stream.of(from, to).anyMatch(schema -> schema.origin() instanceof Origin.Database);
        this.predicatesCompared = saysPartialIndexes(from) && saysPartialIndexes(to);
    }

    private static boolean saysPartialIndexes(SqlSchema schema) {
        return !(schema.origin() instanceof Origin.SchemaFile file) || file.partialIndexes();
    }

    /** Whether an index without a counterpart counts: a partial one that one side could not say is left alone. */
    boolean sees(Index index) {
        return predicatesCompared || index.predicate().isEmpty();
    }

    boolean test(Index from, Index to) {
        return from.unique() == to.unique()
                && from.algorithm() == to.algorithm()
                && (!predicatesCompared || Predicates.match(from.predicate(), to.predicate()))
                && columnsMatch(from, to);
    }

    private boolean columnsMatch(Index from, Index to) {
        if (!columnNames(from).equals(columnNames(to))) {
            return false;
        }
        for (int i = 0; i < from.columns().size(); i++) {
            if (!columnsMatch(from.columns().get(i), to.columns().get(i), from.algorithm())) {
                return false;
            }
        }
        return true;
    }

    private boolean columnsMatch(IndexColumn from, IndexColumn to, Algorithm algorithm) {
        return from.descending() == to.descending()
                && classesMatch(from.operatorClass(), to.operatorClass(), algorithm);
    }

    /** Prisma does not read a B-tree's operator classes, so a file that names none leaves them alone. */
    private boolean classesMatch(Optional<String> from, Optional<String> to, Algorithm algorithm) {
        boolean leftAlone = databaseInvolved && algorithm == Algorithm.BTREE && (from.isEmpty() || to.isEmpty());
        return leftAlone || OperatorClasses.match(from, to, algorithm);
    }

    static List<String> columnNames(Index index) {
        return index.columns().stream().map(IndexColumn::name).toList();
    }
}
