package dev.kanmon.engine.classify;

/** What a migration means for an application that was written for the schema before it. */
public enum MigrationClass {
    /** Whatever an older version uses is still there, and takes what it took. */
    ADDITIVE,
    /** It takes away or tightens what an older version may use, and brings nothing that a newer one waits for. */
    REMOVING,
    /** It does both, or something that cannot be looked into: there is no moment at which it suits all versions. */
    MIXED
}
