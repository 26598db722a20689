package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.RenameColumn;
import dev.kanmon.engine.prismaschema.difference.Step.RenameTable;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out renames on a schema, the tables' first, and keeps the steps. */
final class Renames {

    private final SqlSchema to;
    private final ConnectionNamespace connection;
    private final List<Rename.OfTable> ofTables;
    private final List<Step> steps = new ArrayList<>();
    private SqlSchema renamed;

    /** @throws dev.kanmon.engine.ProblemException where one names what is not there, or what stays */
    Renames(SqlSchema from, SqlSchema to, List<Rename> renames) {
        this.to = to;
        this.connection = ConnectionNamespace.of(from, to);
        this.renamed = from;
        this.ofTables = only(Rename.OfTable.class, renames).toList();
        ofTables.forEach(rename -> take(rename, new RenameTable(rename.from(), rename.to())));
        only(Rename.OfColumn.class, renames).map(this::inRenamedTable).forEach(rename -> {
            take(rename, new RenameColumn(rename.table(), rename.from(), rename.to()));
        });
    }

    /** The schema that is left once they have run. */
    SqlSchema renamed() {
        return renamed;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void take(Rename rename, Step step) {
        new RenameCheck(renamed, to, connection).test(rename);
        renamed = new RenamedSchema(renamed, connection).after(rename);
        steps.add(step);
    }

    private Rename.OfColumn inRenamedTable(Rename.OfColumn rename) {
        QualifiedName before = connection.resolve(rename.table());
        Optional<QualifiedName> after = ofTables.stream()
                .filter(table -> connection.resolve(table.from()).equals(before))
                .map(Rename.OfTable::to)
                .findFirst();
        return after.map(table -> new Rename.OfColumn(table, rename.from(), rename.to()))
                .orElse(rename);
    }

    private static <T extends Rename> Stream<T> only(Class<T> kind, List<Rename> renames) {
        return renames.stream().filter(kind::isInstance).map(kind::cast);
    }
}
