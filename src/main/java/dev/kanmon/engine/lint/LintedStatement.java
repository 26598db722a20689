package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.OptionalInt;

/**
 * One statement, with all that a rule may know.
 *
 * @param node its tree, such as an {@code AlterTableStmt}
 * @param text as written, without its semicolon
 * @param textStart where the text begins, in the count that the locations in the tree are in, in UTF-16 units; known for
 *     statements of the script itself
 * @param index in the migration, from 0
 * @param origin where it stands
 * @param transaction how it will be run
 * @param schema what is known of the database just before it; changes as lint goes on, so ask during the check only
 * @param serverVersion as {@code server_version_num} has it
 */
public record LintedStatement(
        Node node,
        String text,
        OptionalInt textStart,
        int index,
        Origin origin,
        Transaction transaction,
        SchemaView schema,
        int serverVersion) {

    /** Where a statement stands. */
    public enum Origin {
        /** In the script itself. */
        SCRIPT,
        /** In another statement of the script that runs it: WITH, EXPLAIN ANALYZE, CREATE SCHEMA, PREPARE. */
        PART_OF_STATEMENT,
        /** In the body of a DO block, which runs at once. */
        DO_BLOCK,
        /** In the body of a function or procedure that the statement calls. */
        CALLED_FUNCTION
    }

    /**
     * @param inTransaction whether it runs inside of one
     * @param segment number of the piece of the script that is committed together, from 0
     * @param earlier the statements of that piece that come before it
     */
    public record Transaction(boolean inTransaction, int segment, List<LintedStatement> earlier) {

        private static final int RECENT = 100;

        /** The last of the earlier ones: what belongs together stands together, and to look at all takes too long. */
        public List<LintedStatement> recent() {
            return earlier.subList(Math.max(0, earlier.size() - RECENT), earlier.size());
        }
    }

    /** The name that a RangeVar means. */
    public ObjectName nameOf(Node rangeVar) {
        return ObjectName.ofRangeVar(rangeVar, schema.defaultSchema());
    }

    /** Whether it is a statement of the script itself, in whose place another text can be pasted. */
    public boolean isInScript() {
        return origin == Origin.SCRIPT;
    }

    /** Whether this run made the table itself, so that nobody uses it and nothing is in it. */
    public boolean isNew(ObjectName table) {
        return schema.isNew(table);
    }

    /** One statement is one object: comparing what it holds would go through its tree, and those of all before it. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
