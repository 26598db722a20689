package dev.kanmon.engine.lint.effect;

/** What a statement does to the whole of a relation while it holds its lock, from cheap to dear; each contains those before it. */
public enum Work {
    /** Nothing that depends on its size. */
    NONE,
    /** Reads all of it. */
    SCAN,
    /** Reads all of it and builds an index. */
    INDEX_BUILD,
    /** Writes all of it anew, and its indexes. */
    REWRITE;

    public Work heavierOf(Work other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
