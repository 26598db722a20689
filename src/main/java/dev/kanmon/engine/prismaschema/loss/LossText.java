package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.loss.Risk.ColumnDrop;
import dev.kanmon.engine.prismaschema.loss.Risk.ColumnRemake;
import dev.kanmon.engine.prismaschema.loss.Risk.EnumValueRemoval;
import dev.kanmon.engine.prismaschema.loss.Risk.Loss;
import dev.kanmon.engine.prismaschema.loss.Risk.PrimaryKeyChange;
import dev.kanmon.engine.prismaschema.loss.Risk.RiskyCast;
import dev.kanmon.engine.prismaschema.loss.Risk.TableDrop;
import dev.kanmon.engine.prismaschema.loss.Risk.UniqueAddition;
import java.util.Optional;

/** Warns of a loss, in the words of Prisma's warning_check.rs; says nothing where it is known that there is none. */
final class LossText {

    private final Facts facts;

    LossText(Facts facts) {
        this.facts = facts;
    }

    Optional<String> of(Loss loss) {
        if (loss instanceof TableDrop drop) {
            return ofTableDrop(drop);
        }
        if (loss instanceof ColumnDrop drop) {
            return ofColumnDrop(drop);
        }
        if (loss instanceof ColumnRemake remake) {
            return ofColumnRemake(remake);
        }
        if (loss instanceof RiskyCast cast) {
            return ofRiskyCast(cast);
        }
        if (loss instanceof PrimaryKeyChange change) {
            return ofPrimaryKeyChange(change);
        }
        return Optional.of(
                loss instanceof UniqueAddition addition
                        ? ofUniqueAddition(addition)
                        : ofEnumValueRemoval((EnumValueRemoval) loss));
    }

    private Optional<String> ofTableDrop(TableDrop drop) {
        String start =
                "You are about to drop the `%s` table".formatted(drop.table().name());
        Optional<Long> rows = facts.rows(drop.table());
        if (rows.isEmpty()) {
            return Optional.of(start + ". If the table is not empty, all the data it contains will be lost.");
        }
        return rows.filter(count -> count > 0).map(count -> start + ", which is not empty (" + count + " rows).");
    }

    private Optional<String> ofColumnDrop(ColumnDrop drop) {
        String start = "You are about to drop the column `%s` on the `%s` table"
                .formatted(drop.column(), drop.table().name());
        Optional<Long> values = facts.values(drop.table(), drop.column());
        if (values.isEmpty()) {
            return Optional.of(start + ". All the data in the column will be lost.");
        }
        return values.filter(count -> count > 0)
                .map(count -> start + ", which still contains " + count + " non-null values.");
    }

    private Optional<String> ofColumnRemake(ColumnRemake remake) {
        String start = "The `%s` column on the `%s` table would be dropped and recreated. This will lead to data loss"
                .formatted(remake.column(), remake.table().name());
        Optional<Boolean> anyValue = facts.anyValue(remake.table(), remake.column());
        if (anyValue.isEmpty()) {
            return Optional.of(start + " if there is data in the column.");
        }
        return anyValue.filter(any -> any).map(any -> start + ".");
    }

    private Optional<String> ofRiskyCast(RiskyCast cast) {
        String start = "You are about to alter the column `%s` on the `%s` table"
                .formatted(cast.column(), cast.table().name());
        String end = " The data in that column will be cast from `%s` to `%s`.".formatted(cast.from(), cast.to());
        Optional<Long> values = facts.values(cast.table(), cast.column());
        if (values.isEmpty()) {
            return Optional.of(start + ". The data in that column could be lost." + end);
        }
        return values.filter(count -> count > 0)
                .map(count -> start + ", which contains " + count + " non-null values." + end);
    }

    private Optional<String> ofPrimaryKeyChange(PrimaryKeyChange change) {
        String text =
                ("The primary key for the `%s` table will be changed. If it partially fails, the table could be left"
                                + " without primary key constraint.")
                        .formatted(change.table().name());
        return Optional.of(text).filter(always -> facts.anyRow(change.table()).orElse(true));
    }

    private static String ofUniqueAddition(UniqueAddition addition) {
        return ("A unique constraint covering the columns `[%s]` on the table `%s` will be added. If there are existing"
                        + " duplicate values, this will fail.")
                .formatted(
                        String.join(",", addition.columns()), addition.table().name());
    }

    private static String ofEnumValueRemoval(EnumValueRemoval removal) {
        return ("The values [%s] on the enum `%s` will be removed. If these variants are still used in the database, this"
                        + " will fail.")
                .formatted(String.join(",", removal.values()), removal.table().name());
    }
}
