package dev.kanmon.engine.lint.effect;

import java.util.Map;
import java.util.Optional;

/**
 * What a statement was seen to do, by relation; relations that it made are not among them.
 *
 * @param locks the strongest mode on each relation that was there before
 * @param works the heaviest work on each of them
 * @param tableOfIndex for each relation that is an index, its table
 */
record Observation(Map<String, LockMode> locks, Map<String, Work> works, Map<String, String> tableOfIndex) {

    Optional<LockMode> lock(String relation) {
        return Optional.ofNullable(locks.get(relation));
    }

    Work work(String relation) {
        return works.getOrDefault(relation, Work.NONE);
    }

    /** Whether somebody who uses only the table, in any way, meets this lock: an index that is locked more than its table. */
    boolean isWorthTelling(String relation) {
        String table = tableOfIndex.get(relation);
        LockMode onTable = table == null ? null : locks.get(table);
        return onTable == null || locks.get(relation).compareTo(onTable) > 0;
    }
}
