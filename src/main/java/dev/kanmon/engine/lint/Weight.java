package dev.kanmon.engine.lint;

/** What the severity of a rule's findings depends on, once the target is looked at. */
public enum Weight {
    /** Nothing: as bad on a small table as on a large one. */
    FIXED,
    /** How large the table is: the work is proportional to its size. */
    TABLE_SIZE,
    /** How busy the table is: the lock is short, but everyone queues behind it. */
    TABLE_TRAFFIC
}
