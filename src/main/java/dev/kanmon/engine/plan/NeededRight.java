package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.schema.ObjectName;

/** Something that a role has to be allowed for a statement to succeed. */
sealed interface NeededRight {

    /** To create something in a schema that is there. */
    record CreateInSchema(String schema) implements NeededRight {}

    /** To create a schema, an extension or a publication. */
    record CreateInDatabase() implements NeededRight {}

    /** To be the owner of a table, or a member of that role. */
    record Ownership(ObjectName table) implements NeededRight {}
}
