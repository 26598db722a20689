package dev.kanmon.engine.sql;

import java.util.Optional;

/**
 * The name of a table or an index as the catalog has it: unquoted, folded to lower case where it was not quoted, cut to
 * the 63 bytes that PostgreSQL keeps.
 *
 * @param schema empty where the statement leaves it to the search path
 */
public record QualifiedName(Optional<String> schema, String name) {}
