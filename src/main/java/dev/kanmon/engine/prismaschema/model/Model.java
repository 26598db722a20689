package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;
import java.util.Optional;

/**
 * A {@code model}.
 *
 * @param tableName of {@code @@map}, or its own name
 * @param schema of {@code @@schema}
 * @param fields those with a column, in the order of their declaration; what is {@code @ignore}d is among them, for the
 *     table has it
 * @param id empty where there is none
 * @param indexes unique ones and others, in the order in which Prisma makes them
 * @param ignored {@code @@ignore}: the client does not know it, the database does
 */
public record Model(
        String name,
        String tableName,
        Optional<String> schema,
        List<ScalarField> fields,
        Optional<Id> id,
        List<Index> indexes,
        boolean ignored,
        Place place) {

    public Model {
        fields = List.copyOf(fields);
        indexes = List.copyOf(indexes);
    }

    public Optional<ScalarField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** @param field the name of one of its fields */
    public String columnName(String field) {
        return field(field).orElseThrow().columnName();
    }

    /**
     * The primary key.
     *
     * @param fields names of fields, in order
     * @param mappedName of {@code map:}; empty for the default
     */
    public record Id(List<IndexedField> fields, Optional<String> mappedName) {
        public Id {
            fields = List.copyOf(fields);
        }
    }

    /**
     * {@code @unique}, {@code @@unique} or {@code @@index}.
     *
     * @param mappedName of {@code map:}; empty for the default
     * @param algorithm of {@code type:}
     * @param predicate of {@code where:}, as SQL; empty for an index over all rows
     */
    public record Index(
            boolean unique,
            List<IndexedField> fields,
            Optional<String> mappedName,
            IndexAlgorithm algorithm,
            Optional<String> predicate) {
        public Index {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of an index.
     *
     * @param field its name in the schema
     * @param sort empty where it is not said, which means ascending; Prisma writes down only what is said
     * @param operatorClass as the database calls it, such as {@code jsonb_path_ops}; empty where it is not said
     */
    public record IndexedField(String field, Optional<SortOrder> sort, Optional<String> operatorClass) {}

    /** Which way. */
    public enum SortOrder {
        ASC,
        DESC
    }

    /** PostgreSQL's kinds of indexes. */
    public enum IndexAlgorithm {
        BTREE,
        HASH,
        GIN,
        GIST,
        SPGIST,
        BRIN
    }
}
