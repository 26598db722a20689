package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.difference.Step.CreateIndex.Occasion;
import dev.kanmon.engine.prismaschema.difference.TableChange;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the risks of a difference, without looking at data. The rules are those of Prisma's
 * sql_destructive_change_checker.rs and flavour/postgres/destructive_change_checker.rs.
 */
final class Risks {

    private Risks() {}

    /** In the order of the steps. */
    static List<Risk> of(Difference difference) {
        return difference.steps().stream().flatMap(Risks::ofStep).toList();
    }

    private static Stream<Risk> ofStep(Step step) {
        if (step instanceof Step.AlterTable alter) {
            return alter.changes().stream()
                    .flatMap(change -> ofChange(alter.from().name(), change).stream());
        }
        if (step instanceof Step.DropTable drop) {
            return Stream.of(new Risk.TableDrop(drop.table().name()));
        }
        if (step instanceof Step.ReplaceEnum replace) {
            return Stream.of(new Risk.EnumValueRemoval(replace.to().name(), replace.removed()));
        }
        if (step instanceof Step.CreateIndex create
                && create.index().unique()
                && create.occasion() == Occasion.NEW_INDEX) {
            List<String> columns =
                    create.index().columns().stream().map(IndexColumn::name).toList();
            return Stream.of(new Risk.UniqueAddition(create.table().name(), columns));
        }
        return Stream.empty();
    }

    private static List<Risk> ofChange(QualifiedName table, TableChange change) {
        if (change instanceof TableChange.DropColumn drop) {
            return List.of(new Risk.ColumnDrop(table, drop.column().name()));
        }
        if (change instanceof TableChange.AddColumn add) {
            return ofAddition(table, add.column());
        }
        if (change instanceof TableChange.AlterColumn alter) {
            return ofAlteration(table, alter);
        }
        if (change instanceof TableChange.RemakeColumn remake) {
            return List.of(ofRemake(table, remake));
        }
        return change instanceof TableChange.DropPrimaryKey ? List.of(new Risk.PrimaryKeyChange(table)) : List.of();
    }

    private static List<Risk> ofAddition(QualifiedName table, Column column) {
        return needsValue(column)
                ? List.of(new Risk.RequiredColumnAddition(table, column.name(), column.madeByClient()))
                : List.of();
    }

    private static List<Risk> ofAlteration(QualifiedName table, TableChange.AlterColumn alter) {
        Column from = alter.from();
        Column to = alter.to();
        List<Risk> risks = new ArrayList<>();
        if (from.arity() == Arity.NULLABLE && to.arity() == Arity.REQUIRED) {
            risks.add(new Risk.ColumnMadeRequired(table, from.name()));
        }
        if (from.arity() != Arity.LIST && to.arity() == Arity.LIST) {
            risks.add(new Risk.ColumnMadeList(table, from.name()));
        }
        if (alter.changes().type() == Cast.RISKY) {
            risks.add(new Risk.RiskyCast(table, from.name(), TypeWords.of(from), TypeWords.of(to)));
        }
        return risks;
    }

    private static Risk ofRemake(QualifiedName table, TableChange.RemakeColumn remake) {
        Column from = remake.from();
        if (!needsValue(remake.to())) {
            return new Risk.ColumnRemake(table, from.name());
        }
        return from.arity() == Arity.NULLABLE
                ? new Risk.RequiredColumnAddition(table, from.name(), false)
                : new Risk.RequiredColumnRemake(table, from.name());
    }

    private static boolean needsValue(Column column) {
        return column.arity() == Arity.REQUIRED && column.defaultValue().isEmpty() && !column.autoIncrement();
    }
}
