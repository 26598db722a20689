package dev.kanmon.engine.lint.schema;

import java.util.List;

/**
 * @param columns in their order; an expression stands as the empty string
 * @param partial whether it has a WHERE
 */
public record Index(
        ObjectName name, ObjectName table, List<String> columns, boolean unique, boolean partial, String method) {}
