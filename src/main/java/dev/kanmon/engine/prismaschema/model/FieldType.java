package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Optional;

/** The type of a field's values. */
public sealed interface FieldType {

    /** @param nativeType of {@code @db.…}; empty for the scalar's default */
    record Scalar(ScalarKind kind, Optional<NativeType> nativeType) implements FieldType {}

    /** @param name of the enum, in the schema */
    record Enumerated(String name) implements FieldType {}

    /** @param sql as the database calls it */
    record Unsupported(String sql) implements FieldType {}

    /** Prisma's scalar types. */
    enum ScalarKind {
        STRING,
        BOOLEAN,
        INT,
        BIG_INT,
        FLOAT,
        DECIMAL,
        DATE_TIME,
        JSON,
        BYTES
    }

    /**
     * A checked {@code @db.…}.
     *
     * @param name as the attribute has it, such as {@code VarChar}
     * @param arguments whole numbers, such as a length
     */
    record NativeType(String name, List<Integer> arguments) {
        public NativeType {
            arguments = List.copyOf(arguments);
        }
    }
}
