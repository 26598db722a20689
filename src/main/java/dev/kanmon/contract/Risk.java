package dev.kanmon.contract;

/** How dangerous a plan is, from least to most: the worst of its findings, as they stand on this very target. */
public enum Risk {
    /** Nothing that anyone would notice. */
    Low,
    /** Hurts later, or under circumstances. */
    Medium,
    /** Blocks or breaks the running application, or will fail. */
    High,
    /** Loses data. */
    Critical;

    public boolean reaches(Risk line) {
        return compareTo(line) >= 0;
    }
}
