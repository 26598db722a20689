package dev.kanmon.crash;

/**
 * Something that must never be.
 *
 * @param kind what it means
 * @param text what was seen
 */
record Flaw(Kind kind, String text) {

    enum Kind {
        APPLIED_TWICE,
        /** The history says that it was applied, and it is not there. */
        LOST,
        /** The history does not tell what is there. */
        HISTORY_FALSE,
        /** A deploy without any disturbance did not get to the end. */
        STUCK
    }
}
