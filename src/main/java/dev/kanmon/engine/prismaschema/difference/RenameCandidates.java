package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.difference.Step.AlterTable;
import dev.kanmon.engine.prismaschema.difference.Step.CreateTable;
import dev.kanmon.engine.prismaschema.difference.Step.DropTable;
import dev.kanmon.engine.prismaschema.difference.TableChange.AddColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.DropColumn;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds drops and adds that may have been meant as renames. */
final class RenameCandidates {

    /** Of the columns of the larger of two tables, how many have to be in both for them to be nearly the same. */
    private static final double LEAST_SHARED = 0.6;

    private final Difference difference;
    private final ConnectionNamespace connection;
    private final PresentNames presentNames;

    RenameCandidates(Difference difference) {
        this.difference = difference;
        this.connection = ConnectionNamespace.of(difference.from(), difference.to());
        this.presentNames = PresentNames.of(difference);
    }

    /**
     * A rename that could be meant.
     *
     * @param gone what would be dropped, and {@code come} what would be made; each is renamed at most once
     * @param likeness of what the two hold, from 0 to 1
     */
    private record Candidate(Rename rename, Object gone, Object come, double likeness, double likenessOfNames) {}

    private record Place(QualifiedName table, String column) {}

    /** The likelier first, each thing at most once. */
    List<Rename> likelierFirst() {
        List<Candidate> candidates = Stream.concat(tables(), columns())
                .sorted(Comparator.comparingDouble(Candidate::likeness)
                        .thenComparingDouble(Candidate::likenessOfNames)
                        .reversed())
                .toList();
        Set<Object> taken = new HashSet<>();
        List<Rename> renames = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!taken.contains(candidate.gone()) && !taken.contains(candidate.come())) {
                taken.add(candidate.gone());
                taken.add(candidate.come());
                renames.add(candidate.rename());
            }
        }
        return renames;
    }

    private Stream<Candidate> tables() {
        return steps(DropTable.class).map(DropTable::table).flatMap(gone -> steps(CreateTable.class)
                .map(CreateTable::table)
                .filter(come -> isBeside(gone, come))
                .map(come -> candidate(gone, come))
                .filter(candidate -> candidate.likeness() >= LEAST_SHARED));
    }

    private boolean isBeside(Table gone, Table come) {
        return connection.namespaceOf(gone.name()).equals(connection.namespaceOf(come.name()));
    }

    private Candidate candidate(Table gone, Table come) {
        long shared = new TablePair(gone, come, connection)
                .columns().stream()
                        .filter(pair -> !pair.changes().typeChanges())
                        .count();
        int larger = Math.max(gone.columns().size(), come.columns().size());
        return new Candidate(
                new Rename.OfTable(gone.name(), come.name()),
                gone,
                come,
                larger == 0 ? 0 : (double) shared / larger,
                Likeness.of(gone.name().name(), come.name().name()));
    }

    private Stream<Candidate> columns() {
        return steps(AlterTable.class).flatMap(alter -> changes(alter, DropColumn.class)
                .map(DropColumn::column)
                .flatMap(gone -> changes(alter, AddColumn.class)
                        .map(AddColumn::column)
                        .filter(come -> isCompatible(gone, come))
                        .map(come -> candidate(alter.from().name(), gone, come))));
    }

    private boolean isCompatible(Column gone, Column come) {
        Cast cast = cast(gone, come);
        return (gone.arity() == Arity.LIST) == (come.arity() == Arity.LIST)
                && (cast == Cast.NOT_NEEDED || cast == Cast.SAFE);
    }

    private Cast cast(Column gone, Column come) {
        return new ColumnDiffer(connection).changes(gone, come).type();
    }

    private Candidate candidate(QualifiedName table, Column gone, Column come) {
        return new Candidate(
                new Rename.OfColumn(asWritten(table), gone.name(), come.name()),
                new Place(table, gone.name()),
                new Place(table, come.name()),
                likeness(gone, come),
                Likeness.of(gone.name(), come.name()));
    }

    /** As it is called now, with a namespace where the schema that is left writes one. */
    private QualifiedName asWritten(QualifiedName table) {
        return new QualifiedName(table.namespace(), presentNames.table(table).name());
    }

    private double likeness(Column gone, Column come) {
        double ofTypes = cast(gone, come) == Cast.NOT_NEEDED ? 1 : 0.5;
        return gone.arity() == come.arity() ? ofTypes : ofTypes - 0.1;
    }

    private <T extends Step> Stream<T> steps(Class<T> kind) {
        return difference.steps().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T extends TableChange> Stream<T> changes(AlterTable alter, Class<T> kind) {
        return alter.changes().stream().filter(kind::isInstance).map(kind::cast);
    }
}
