package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import java.util.Optional;

/** A part of {@code ALTER TABLE}. */
public sealed interface TableChange {

    /** What is done with it; the result depends on which it is. */
    <T> T accept(Visitor<T> visitor);

    /** Something to do with every kind of change. */
    interface Visitor<T> {
        T visit(DropPrimaryKey change);

        T visit(RenamePrimaryKey change);

        T visit(DropColumn change);

        T visit(AddColumn change);

        T visit(AlterColumn change);

        T visit(RemakeColumn change);

        T visit(AddPrimaryKey change);
    }

    record DropPrimaryKey(PrimaryKey key) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record RenamePrimaryKey(PrimaryKey from, PrimaryKey to) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record DropColumn(Column column) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record AddColumn(Column column) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * @param abandonedSequence the bare name of a sequence that gave the column its values and that nothing uses afterwards
     */
    record AlterColumn(Column from, Column to, ColumnChanges changes, Optional<String> abandonedSequence)
            implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** No cast leads from the old type to the new. */
    record RemakeColumn(Column from, Column to, ColumnChanges changes) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    record AddPrimaryKey(PrimaryKey key) implements TableChange {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }
}
