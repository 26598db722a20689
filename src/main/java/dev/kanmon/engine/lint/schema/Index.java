package dev.kanmon.engine.lint.schema;

import java.util.List;

/**
 * @param columns in their order; an expression stands as the empty string
 * @param partial whether it has a WHERE
 * @param plain whether it has nothing but its columns: their own order, collation and operator class, and no INCLUDE
 */
public record Index(
        ObjectName name,
        ObjectName table,
        List<String> columns,
        boolean unique,
        boolean partial,
        String method,
        boolean plain) {

    Index withName(ObjectName other) {
        return new Index(other, table, columns, unique, partial, method, plain);
    }

    Index withTable(ObjectName other) {
        return new Index(name, other, columns, unique, partial, method, plain);
    }
}
