package dev.kanmon.engine.schema.diff.supplement;

import java.util.Optional;

/**
 * Something that is so in a database, beside what is usual.
 *
 * @param thing names it, for people and for finding it in the other database
 * @param part what it is said of, {@code schema.relation} or {@code schema.relation.column}; empty for what stands by itself
 * @param set makes it so; empty where pgCodeKeeper writes that, or nothing can
 * @param unset makes it as usual again; empty where pgCodeKeeper writes that
 */
record Fact(String thing, String part, Optional<String> set, Optional<String> unset) {

    /** The table of a column or a constraint; itself for what is neither. */
    String relation() {
        int second = part.indexOf('.', part.indexOf('.') + 1);
        return second < 0 ? part : part.substring(0, second);
    }
}
