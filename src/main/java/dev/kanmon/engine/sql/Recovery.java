package dev.kanmon.engine.sql;

import java.util.List;

/** How to go on with a statement that ran by itself, when nobody knows whether it was done: its run was killed. */
public sealed interface Recovery {

    /**
     * CREATE INDEX CONCURRENTLY. A killed build leaves an invalid index of this name, which is to be dropped before the
     * statement is run again; a valid one was built.
     *
     * @param index its name; it lies in the table's schema
     * @param table as the statement names it
     * @param ifNotExists whether the statement takes an index of this name, even an invalid one, for its own
     */
    record CreateIndex(String index, QualifiedName table, boolean ifNotExists) implements Recovery {}

    /**
     * DROP INDEX CONCURRENTLY. What is still there, valid or not, is to be dropped; none there means done.
     *
     * @param ifExists whether the statement may simply be run again
     */
    record DropIndex(List<QualifiedName> indexes, boolean ifExists) implements Recovery {}

    /** Running it once more does no harm and gives the same: VACUUM, REINDEX, ALTER SYSTEM, … */
    record Repeatable() implements Recovery {}

    /** A person has to look. */
    record Unknown() implements Recovery {}
}
