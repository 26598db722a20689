package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/** Writes one step: the comment above it, and its statements. */
final class StepWriter implements Step.Visitor<StepWriter.Written> {

    private final ScriptNames names;
    private final ColumnWriter columns;
    private final TableWriter tables;
    private final EnumWriter enums;
    private final IndexWriter indexes;
    private final ForeignKeyWriter foreignKeys;

    StepWriter(Difference difference) {
        this.names = ScriptNames.of(difference);
        this.columns = new ColumnWriter(names);
        this.tables = new TableWriter(names, columns);
        this.enums = new EnumWriter(names, columns);
        this.indexes = new IndexWriter(names);
        this.foreignKeys = new ForeignKeyWriter(names);
    }

    /** @param statements without their semicolons */
    record Written(String title, List<String> statements) {

        Written(String title, String statement) {
            this(title, List.of(statement));
        }
    }

    @Override
    public Written visit(Step.CreateNamespace step) {
        return new Written("CreateSchema", "CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(step.name()));
    }

    @Override
    public Written visit(Step.DropExtension step) {
        return new Written("DropExtension", ExtensionWriter.drop(step.extension()));
    }

    @Override
    public Written visit(Step.CreateExtension step) {
        return new Written("CreateExtension", ExtensionWriter.create(step.extension()));
    }

    @Override
    public Written visit(Step.AlterExtension step) {
        return new Written("AlterExtension", ExtensionWriter.alter(step));
    }

    @Override
    public Written visit(Step.RenameTable step) {
        return new Written(
                "RenameTable",
                "ALTER TABLE " + names.of(step.from()) + " RENAME TO "
                        + Sql.identifier(step.to().name()));
    }

    @Override
    public Written visit(Step.RenameColumn step) {
        return new Written(
                "RenameColumn",
                "ALTER TABLE " + names.of(step.table()) + " RENAME COLUMN " + Sql.identifier(step.from()) + " TO "
                        + Sql.identifier(step.to()));
    }

    @Override
    public Written visit(Step.CreateEnum step) {
        return new Written("CreateEnum", enums.create(step.type()));
    }

    @Override
    public Written visit(Step.AddEnumValues step) {
        return new Written("AlterEnum", enums.add(step));
    }

    @Override
    public Written visit(Step.ReplaceEnum step) {
        return new Written("AlterEnum", enums.replace(step));
    }

    @Override
    public Written visit(Step.DropForeignKey step) {
        return new Written("DropForeignKey", foreignKeys.drop(step));
    }

    @Override
    public Written visit(Step.DropIndex step) {
        return new Written("DropIndex", indexes.drop(step));
    }

    @Override
    public Written visit(Step.AlterTable step) {
        return new Written("AlterTable", new AlterTableWriter(names, columns, step).statements());
    }

    @Override
    public Written visit(Step.DropTable step) {
        return new Written("DropTable", "DROP TABLE " + names.of(step.table().name()));
    }

    @Override
    public Written visit(Step.DropEnum step) {
        return new Written("DropEnum", "DROP TYPE " + names.of(step.type().name()));
    }

    @Override
    public Written visit(Step.CreateTable step) {
        return new Written("CreateTable", tables.create(step.table()));
    }

    @Override
    public Written visit(Step.CreateIndex step) {
        return new Written("CreateIndex", indexes.create(step));
    }

    @Override
    public Written visit(Step.RenameForeignKey step) {
        return new Written("RenameForeignKey", foreignKeys.rename(step));
    }

    @Override
    public Written visit(Step.AddForeignKey step) {
        return new Written("AddForeignKey", foreignKeys.add(step));
    }

    @Override
    public Written visit(Step.RenameIndex step) {
        return new Written("RenameIndex", indexes.rename(step));
    }
}
