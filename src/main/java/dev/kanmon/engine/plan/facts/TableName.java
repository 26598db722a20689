package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.session.Sql;

/** A table's full name, as the catalog has it: unquoted. */
public record TableName(String schema, String name) {

    /** Quoted, for a statement. */
    String sql() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }
}
