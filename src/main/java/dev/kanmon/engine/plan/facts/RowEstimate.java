package dev.kanmon.engine.plan.facts;

/** About how many rows a table has. */
public record RowEstimate(long rows, Basis basis) {

    /** What the estimate rests on. */
    public enum Basis {
        /** The last ANALYZE or VACUUM, scaled to the table's size now, as the planner does. */
        STATISTICS,
        /** There was none of at least one part of it: size by the width of its columns, as the planner does. */
        SIZE
    }
}
