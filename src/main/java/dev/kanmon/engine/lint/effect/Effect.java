package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.schema.ObjectName;

/**
 * What a statement does to one relation. Its lock is kept to the end of the transaction, and at least as long as the
 * work of the statement lasts, on this relation or on another.
 *
 * @param relation a table, view, materialized view, or an index that is locked more strongly than its table
 * @param mode the strongest that it takes; where it works without blocking and only then takes a stronger one for a
 *     moment (CONCURRENTLY), the one it works under
 * @param work the heaviest that it does
 */
public record Effect(ObjectName relation, LockMode mode, Work work) {

    /** Whether reads wait for as long as it takes to go through the whole relation. */
    public boolean blocksReadsWhileWorking() {
        return work != Work.NONE && mode.blocksReads();
    }

    /** Whether writes wait for as long as it takes to go through the whole relation. */
    public boolean blocksWritesWhileWorking() {
        return work != Work.NONE && mode.blocksWrites();
    }
}
