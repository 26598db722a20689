package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Step.CreateIndex;
import dev.kanmon.engine.prismaschema.difference.Step.DropIndex;
import dev.kanmon.engine.prismaschema.difference.Step.RenameIndex;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Direction;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import dev.kanmon.engine.session.Sql;
import java.util.stream.Collectors;

/** Writes indexes. */
final class IndexWriter {

    private final ScriptNames names;

    IndexWriter(ScriptNames names) {
        this.names = names;
    }

    String create(CreateIndex step) {
        Index index = step.index();
        String columns = index.columns().stream()
                .map(column -> column(column, index.algorithm()))
                .collect(Collectors.joining(", ", "(", ")"));
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + Sql.identifier(index.name()) + " ON "
                + names.of(step.table().name()) + using(index.algorithm()) + columns
                + index.predicate().map(IndexWriter::where).orElse("");
    }

    /** An index behind a constraint goes only with the constraint. */
    String drop(DropIndex step) {
        return step.index().constraint()
                ? "ALTER TABLE " + names.of(step.table().name()) + " DROP CONSTRAINT "
                        + Sql.identifier(step.index().name())
                : "DROP INDEX " + names.beside(step.table().name(), step.index().name());
    }

    String rename(RenameIndex step) {
        return "ALTER INDEX " + names.beside(step.table().name(), step.from().name()) + " RENAME TO "
                + Sql.identifier(step.to().name());
    }

    private static String using(Algorithm algorithm) {
        return algorithm == Algorithm.BTREE ? "" : " USING " + algorithm.name() + " ";
    }

    /** Only a B-tree is sorted. */
    private static String column(IndexColumn column, Algorithm algorithm) {
        String direction = algorithm == Algorithm.BTREE
                ? column.direction().map(IndexWriter::direction).orElse("")
                : "";
        return Sql.identifier(column.name())
                + column.operatorClass().map(name -> " " + name).orElse("")
                + direction;
    }

    private static String direction(Direction direction) {
        return direction == Direction.DESCENDING ? " DESC" : " ASC";
    }

    private static String where(String predicate) {
        return " WHERE " + (predicate.startsWith("(") && predicate.endsWith(")") ? predicate : "(" + predicate + ")");
    }
}
