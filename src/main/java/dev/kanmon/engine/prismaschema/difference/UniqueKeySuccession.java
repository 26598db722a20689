package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.AlterTable;
import dev.kanmon.engine.prismaschema.difference.Step.DropIndex;
import dev.kanmon.engine.prismaschema.difference.TableChange.AddPrimaryKey;
import dev.kanmon.engine.prismaschema.difference.TableChange.DropColumn;
import dev.kanmon.engine.prismaschema.difference.TableChange.RemakeColumn;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a unique index of a table without a primary key go only after the primary key over the same columns has come, so
 * that the table is never without either (logical replication needs one).
 */
final class UniqueKeySuccession {

    private final List<Step> steps;

    UniqueKeySuccession(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    List<Step> steps() {
        List<Step> ordered = new ArrayList<>(steps);
        for (Step step : steps) {
            if (step instanceof DropIndex drop) {
                ordered.stream()
                        .filter(later -> later instanceof AlterTable alter && succeeds(alter, drop))
                        .findFirst()
                        .ifPresent(successor -> moveBehind(ordered, drop, successor));
            }
        }
        return ordered;
    }

    private static void moveBehind(List<Step> ordered, Step step, Step successor) {
        ordered.remove(step);
        ordered.add(ordered.indexOf(successor) + 1, step);
    }

    private static boolean succeeds(AlterTable alter, DropIndex drop) {
        List<String> columns =
                drop.index().columns().stream().map(IndexColumn::name).toList();
        return drop.index().unique()
                && drop.table().primaryKey().isEmpty()
                && alter.from().equals(drop.table())
                && alter.changes().stream().anyMatch(change -> isKeyOver(columns, change))
                && alter.changes().stream().noneMatch(change -> takesAway(change, drop.index()));
    }

    private static boolean isKeyOver(List<String> columns, TableChange change) {
        return change instanceof AddPrimaryKey added && added.key().columns().equals(columns);
    }

    private static boolean takesAway(TableChange change, Index index) {
        String gone = change instanceof DropColumn dropped
                ? dropped.column().name()
                : change instanceof RemakeColumn remade ? remade.from().name() : null;
        return index.columns().stream().anyMatch(column -> column.name().equals(gone));
    }
}
