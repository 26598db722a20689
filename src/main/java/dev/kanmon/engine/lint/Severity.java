package dev.kanmon.engine.lint;

/** How bad a finding is, from harmless to worst. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Hurts later, or under circumstances. */
    WARNING,
    /** Blocks, breaks the running application, or fails. */
    ERROR,
    /** Loses data. */
    CRITICAL
}
