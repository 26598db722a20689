package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Extension;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import java.util.List;

/** One statement, or some that belong together, of a migration. */
public sealed interface Step {

    /** What is done with it; the result depends on which it is. */
    <T> T accept(Visitor<T> visitor);

    /** Something to do with every kind of step. */
    interface Visitor<T> {
        T visit(CreateNamespace step);

        T visit(DropExtension step);

        T visit(CreateExtension step);

        T visit(AlterExtension step);

        T visit(RenameTable step);

        T visit(RenameColumn step);

        T visit(CreateEnum step);

        T visit(AddEnumValues step);

        T visit(ReplaceEnum step);

        T visit(DropForeignKey step);

        T visit(DropIndex step);

        T visit(AlterTable step);

        T visit(DropTable step);

        T visit(DropEnum step);

        T visit(CreateTable step);

        T visit(CreateIndex step);

        T visit(RenameForeignKey step);

        T visit(AddForeignKey step);

        T visit(RenameIndex step);
    }

    record CreateNamespace(String name) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record DropExtension(Extension extension) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record CreateExtension(Extension extension) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param from can be moved or updated in place */
    record AlterExtension(Extension from, Extension to) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** What a person said; Prisma has no such step. */
    record RenameTable(QualifiedName from, QualifiedName to) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * What a person said; Prisma has no such step.
     *
     * @param table as it is called when this runs
     */
    record RenameColumn(QualifiedName table, String from, String to) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record CreateEnum(SqlEnum type) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param added at the end, in order */
    record AddEnumValues(SqlEnum from, SqlEnum to, List<String> added) implements Step {
        public AddEnumValues {
            added = List.copyOf(added);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Makes the type anew, because PostgreSQL cannot take a value away.
     *
     * @param defaultsBefore columns that have a default of the old type, which has to go first
     * @param converted columns that get the new type
     * @param leaving columns of the old type that a later step drops or remakes: they must not hold on to it
     * @param defaultsAfter columns that get a default of the new type
     */
    record ReplaceEnum(
            SqlEnum from,
            SqlEnum to,
            List<String> added,
            List<String> removed,
            List<EnumColumn> defaultsBefore,
            List<EnumColumn> converted,
            List<EnumColumn> leaving,
            List<EnumColumn> defaultsAfter)
            implements Step {
        public ReplaceEnum {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            defaultsBefore = List.copyOf(defaultsBefore);
            converted = List.copyOf(converted);
            leaving = List.copyOf(leaving);
            defaultsAfter = List.copyOf(defaultsAfter);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record EnumColumn(QualifiedName table, Column column) {}

    record DropForeignKey(Table table, ForeignKey key) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record DropIndex(Table table, Index index) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param changes in the order in which they are written */
    record AlterTable(Table from, Table to, List<TableChange> changes) implements Step {
        public AlterTable {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record DropTable(Table table) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record DropEnum(SqlEnum type) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record CreateTable(Table table) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record CreateIndex(Table table, Index index, Occasion occasion) implements Step {

        /** Why there is an index to make. */
        public enum Occasion {
            NEW_TABLE,
            NEW_INDEX,
            /** It was there, and went with a column that is made anew. */
            COLUMN_REMADE
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param table as it is after the migration */
    record RenameForeignKey(Table table, ForeignKey from, ForeignKey to) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record AddForeignKey(Table table, ForeignKey key) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param table as it was before the migration */
    record RenameIndex(Table table, Index from, Index to) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }
}
