package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.AlterTable;
import dev.kanmon.engine.prismaschema.difference.TableChange.AddColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.AddPrimaryKey;
import dev.kanmon.engine.prismaschema.difference.TableChange.AlterColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.DropColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.DropPrimaryKey;
import dev.kanmon.engine.prismaschema.difference.TableChange.RemakeColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.RenamePrimaryKey;
import dev.kanmon.engine.prismaschema.difference.TablePair.ColumnPair;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes of a table's columns and its primary key. */
final class AlterTableDiffer {

    private final TablePair tables;
    private final Sequences sequences;

    /** @param sequences of the schema that is wanted */
    AlterTableDiffer(TablePair tables, Sequences sequences) {
        this.tables = tables;
        this.sequences = sequences;
    }

    /** Empty where nothing does. */
    Optional<AlterTable> step() {
        List<TableChange> changes = new ArrayList<>();
        Optional<PrimaryKey> before = tables.from().primaryKey();
        Optional<PrimaryKey> after = tables.to().primaryKey();
        boolean remade = isPrimaryKeyRemade(before, after);
        if (remade || after.isEmpty()) {
            before.map(DropPrimaryKey::new).ifPresent(changes::add);
        }
        if (!remade) {
            renamedPrimaryKey(before, after).ifPresent(changes::add);
        }
        tables.droppedColumns().stream().map(DropColumn::new).forEach(changes::add);
        tables.addedColumns().stream().map(AddColumn::new).forEach(changes::add);
        tables.columns().stream()
                .filter(pair -> pair.changes().any())
                .map(this::change)
                .forEach(changes::add);
        if (remade || before.isEmpty()) {
            after.map(AddPrimaryKey::new).ifPresent(changes::add);
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new AlterTable(tables.from(), tables.to(), changes));
    }

    /** Other columns, or one of another type. */
    private boolean isPrimaryKeyRemade(Optional<PrimaryKey> before, Optional<PrimaryKey> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        List<String> columns = before.get().columns();
        return !columns.equals(after.get().columns())
                || columns.stream().anyMatch(name -> tables.column(name)
                        .filter(pair -> pair.changes().typeChanges())
                        .isPresent());
    }

    private static Optional<RenamePrimaryKey> renamedPrimaryKey(
            Optional<PrimaryKey> before, Optional<PrimaryKey> after) {
        return before.flatMap(old ->
                after.filter(young -> !young.name().equals(old.name())).map(young -> new RenamePrimaryKey(old, young)));
    }

    private TableChange change(ColumnPair pair) {
        return pair.isRemade()
                ? new RemakeColumn(pair.from(), pair.to(), pair.changes())
                : new AlterColumn(
                        pair.from(),
                        pair.to(),
                        pair.changes(),
                        sequences.abandoned(tables.from(), pair.from(), pair.to()));
    }
}
