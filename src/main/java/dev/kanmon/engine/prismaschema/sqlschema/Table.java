package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table.
 *
 * @param columns in order
 * @param primaryKey empty where there is none
 * @param indexes unique ones and others, without the primary key's
 * @param foreignKeys of this table
 * @param features what a database's table has that a schema file cannot say
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        Set<Feature> features) {

    public Table {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        features = Set.copyOf(features);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /**
     * What Prisma does not manage but warns of when it reads a database.
     *
     * @param object the name of the constraint, index or column that has it, else the table's
     */
    public record Feature(Kind kind, String object) {

        /** What it is. */
        public enum Kind {
            PARTITIONED,
            /** Other tables inherit from it. */
            INHERITED,
            ROW_LEVEL_SECURITY,
            CHECK_CONSTRAINT,
            EXCLUSION_CONSTRAINT,
            DEFERRABLE_CONSTRAINT,
            EXPRESSION_INDEX,
            NULLS_POSITION,
            TABLE_COMMENT,
            COLUMN_COMMENT
        }
    }

    /** @param name the constraint's */
    public record PrimaryKey(String name, List<String> columns) {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * An index that Prisma can say; those over expressions are left out where a database is read.
     *
     * @param constraint whether a unique constraint stands behind it, which only a database's has
     * @param predicate of a partial index, as SQL
     */
    public record Index(
            String name,
            boolean unique,
            List<IndexColumn> columns,
            Algorithm algorithm,
            boolean constraint,
            Optional<String> predicate) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    /**
     * @param direction where one is said; a database always says one of a B-tree's columns
     * @param operatorClass where it is not the type's default
     */
    public record IndexColumn(String name, Optional<Direction> direction, Optional<String> operatorClass) {

        /** As a schema file says it that leaves ascending out. */
        public IndexColumn(String name, boolean descending, Optional<String> operatorClass) {
            this(name, descending ? Optional.of(Direction.DESCENDING) : Optional.empty(), operatorClass);
        }

        public boolean descending() {
            return direction.equals(Optional.of(Direction.DESCENDING));
        }
    }

    /** Which way an index's column is sorted. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** PostgreSQL's kinds of indexes. */
    public enum Algorithm {
        BTREE,
        HASH,
        GIN,
        GIST,
        SPGIST,
        BRIN
    }

    /** @param name the constraint's; empty only where a database's has none that a person gave */
    public record ForeignKey(
            String name,
            List<String> columns,
            QualifiedName referencedTable,
            List<String> referencedColumns,
            Action onDelete,
            Action onUpdate) {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    /** What becomes of a row whose referenced row goes or changes. */
    public enum Action {
        CASCADE,
        RESTRICT,
        NO_ACTION,
        SET_NULL,
        SET_DEFAULT
    }
}
