package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.Optional;

/**
 * A column.
 *
 * @param defaultValue empty where there is none
 * @param autoIncrement whether a sequence that belongs to it gives its values ({@code SERIAL}, or an identity)
 * @param madeByClient whether the client makes its values, which makes a required column on a filled table impossible all
 *     the same, but is told in another sentence; never of a database's
 */
public record Column(
        String name,
        ColumnType type,
        Arity arity,
        Optional<ColumnDefault> defaultValue,
        boolean autoIncrement,
        boolean madeByClient) {

    /** How many values it holds. */
    public enum Arity {
        REQUIRED,
        NULLABLE,
        LIST
    }
}
