package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.parse.Node;

/**
 * A statement, and what its migration has made before it.
 *
 * @param made objects that nobody can be using yet
 */
record Subject(LintedStatement statement, Made made) {

    Node node() {
        return statement.node();
    }

    SchemaView schema() {
        return statement.schema();
    }

    ObjectName nameOf(Node rangeVar) {
        return statement.nameOf(rangeVar);
    }

    /** Whether this migration made the relation, for good or for its session, so that no version of the application uses it. */
    boolean isNew(ObjectName relation) {
        return relation.schema().equals("pg_temp") || Made.relation(statement, relation);
    }

    boolean cascades() {
        return node().text("behavior").equals("DROP_CASCADE");
    }
}
