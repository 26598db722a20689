package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;

/** The type of a column's values, without its arity. */
public sealed interface ColumnType {

    /**
     * @param arguments such as a length, or precision and scale; empty where none is given
     */
    record Native(PostgresType type, List<Integer> arguments) implements ColumnType {
        public Native {
            arguments = List.copyOf(arguments);
        }
    }

    record Enumerated(QualifiedName name) implements ColumnType {}

    /** @param sql as PostgreSQL prints it */
    record Unsupported(String sql) implements ColumnType {}
}
