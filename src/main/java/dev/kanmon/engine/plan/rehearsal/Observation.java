package dev.kanmon.engine.plan.rehearsal;

import java.util.List;
import java.util.Set;

/**
 * What a statement was seen to do. System catalogs, TOAST tables and temporary tables are left out.
 *
 * @param extent how much could be seen
 * @param locks those that the statement added to what its transaction held already
 * @param rewritten what existed before and has a new file now: rewritten tables, rebuilt indexes, truncated tables
 * @param scanned tables that existed before and were read from end to end
 */
public record Observation(
        Extent extent, List<ObservedLock> locks, Set<ObservedRelation> rewritten, Set<ObservedRelation> scanned) {

    /** How much of a statement can be seen. */
    public enum Extent {
        /** Everything: its transaction was looked into before the commit. */
        WHOLE,
        /**
         * It refuses a transaction. Seen are the first lock that it had to wait for (strong enough to conflict with
         * SHARE UPDATE EXCLUSIVE), what it held by then, and new files. Later locks and scans are not.
         */
        FIRST_LOCK,
        /** Nothing: it did not succeed. */
        NOTHING
    }

    static final Observation NOTHING = new Observation(Extent.NOTHING, List.of(), Set.of(), Set.of());

    public Observation {
        locks = List.copyOf(locks);
        rewritten = Set.copyOf(rewritten);
        scanned = Set.copyOf(scanned);
    }
}
