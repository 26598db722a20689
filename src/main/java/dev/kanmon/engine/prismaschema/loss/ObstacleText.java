package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.loss.Risk.ColumnMadeList;
import dev.kanmon.engine.prismaschema.loss.Risk.ColumnMadeRequired;
import dev.kanmon.engine.prismaschema.loss.Risk.Obstacle;
import dev.kanmon.engine.prismaschema.loss.Risk.RequiredColumnAddition;
import dev.kanmon.engine.prismaschema.loss.Risk.RequiredColumnRemake;
import java.util.Optional;

/**
 * Tells what cannot run, in the words of Prisma's unexecutable_step_check.rs; says nothing where it is known that it can.
 */
final class ObstacleText {

    private final Facts facts;

    ObstacleText(Facts facts) {
        this.facts = facts;
    }

    Optional<String> of(Obstacle obstacle) {
        if (obstacle instanceof RequiredColumnAddition addition) {
            return ofAddition(addition);
        }
        if (obstacle instanceof ColumnMadeRequired required) {
            return ofMadeRequired(required);
        }
        return obstacle instanceof ColumnMadeList list ? ofMadeList(list) : ofRemake((RequiredColumnRemake) obstacle);
    }

    private Optional<String> ofAddition(RequiredColumnAddition addition) {
        Optional<Long> rows = facts.rows(addition.table());
        if (rows.equals(Optional.of(0L))) {
            return Optional.empty();
        }
        String details = rows.map(
                        count -> "There are " + count + " rows in this table, it is not possible to execute this step.")
                .orElse("This is not possible if the table is not empty.");
        String text = addition.madeByClient()
                ? "The required column `%s` was added to the `%s` table with a prisma-level default value. %s Please add"
                        + " this column as optional, then populate it before making it required."
                : "Added the required column `%s` to the `%s` table without a default value. %s";
        return Optional.of(text.formatted(addition.column(), addition.table().name(), details));
    }

    private Optional<String> ofMadeRequired(ColumnMadeRequired required) {
        String start = "Made the column `%s` on table `%s` required"
                .formatted(required.column(), required.table().name());
        Optional<Long> nulls = facts.nulls(required.table(), required.column());
        if (nulls.isEmpty()) {
            return Optional.of(start + ". This step will fail if there are existing NULL values in that column.");
        }
        return nulls.filter(count -> count > 0)
                .map(count -> start + ", but there are " + count + " existing NULL values.");
    }

    private Optional<String> ofMadeList(ColumnMadeList list) {
        String start = "Changed the column `%s` on the `%s` table from a scalar field to a list field. "
                .formatted(list.column(), list.table().name());
        Optional<Long> values = facts.values(list.table(), list.column());
        if (values.isEmpty()) {
            return Optional.of(start + "If there are non-null values in that column, this step will fail.");
        }
        return values.filter(count -> count > 0)
                .map(count -> start + "There are " + count
                        + " existing non-null values in that column, this step cannot be executed.");
    }

    private Optional<String> ofRemake(RequiredColumnRemake remake) {
        String start = ("Changed the type of `%s` on the `%s` table. No cast exists, the column would be dropped and"
                        + " recreated, which cannot be done ")
                .formatted(remake.column(), remake.table().name());
        Optional<Boolean> anyRow = facts.anyRow(remake.table());
        if (anyRow.isEmpty()) {
            return Optional.of(start + "if there is data, since the column is required.");
        }
        return anyRow.filter(any -> any)
                .map(any -> start + "since the column is required and there is data in the table.");
    }
}
