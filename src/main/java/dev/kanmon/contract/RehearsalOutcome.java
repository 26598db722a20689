package dev.kanmon.contract;

/** What came of trying a plan on a shadow database. */
public enum RehearsalOutcome {
    /** Every statement ran. */
    Passed,
    /** Some statements could not be tried there; those that could, ran. */
    Partial,
    /** Nothing could be tried: rehearsals are off, or the history could not be replayed. */
    Skipped,
    /** A statement failed. */
    Failed
}
