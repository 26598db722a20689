package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether two indexes are the same but for their names. */
final class IndexMatch {

    /** Those that a server never takes by itself; of any other it need not tell that it is the type's default. */
    private static final Set<String> ONLY_WHEN_SAID =
            Set.of("text_pattern_ops", "varchar_pattern_ops", "bpchar_pattern_ops", "record_image_ops");

    private final Predicates predicates = new Predicates();
    private final Origin from;
    private final Origin to;
    private final boolean predicatesCompared;

    IndexMatch(SqlSchema from, SqlSchema to) {
        this.from = from.origin();
        this.to = to.origin();
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
                && (!predicatesCompared || predicates.match(from.predicate(), to.predicate()))
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

    private boolean classesMatch(Optional<String> before, Optional<String> after, Algorithm algorithm) {
        return OperatorClasses.match(before, after, algorithm)
                || algorithm == Algorithm.BTREE
                        && (isLeftAlone(from, before, to, after) || isLeftAlone(to, after, from, before));
    }

    /** Prisma does not read a B-tree's operator classes, so a file that names none leaves the server's as they are. */
    private static boolean isLeftAlone(Origin one, Optional<String> ofOne, Origin other, Optional<String> ofOther) {
        boolean unsaid = one instanceof Origin.SchemaFile && other instanceof Origin.Database;
        boolean mayBeDefault = one instanceof Origin.Database
                && other instanceof Origin.SchemaFile
                && ofOther.filter(name -> !ONLY_WHEN_SAID.contains(name)).isPresent();
        return ofOne.isEmpty() && (unsaid || mayBeDefault);
    }

    static List<String> columnNames(Index index) {
        return index.columns().stream().map(IndexColumn::name).toList();
    }
}
