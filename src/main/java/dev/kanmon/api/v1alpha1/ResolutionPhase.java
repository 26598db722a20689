package dev.kanmon.api.v1alpha1;

/** Where a MigrationResolution stands. */
public enum ResolutionPhase {
    /** No decision yet. */
    AwaitingDecision,
    /** Decided; something else has to happen before it can be carried out. */
    Pending,
    /** The decision is being written into the history. */
    Resolving,
    /** The history says what was decided. */
    Resolved,
    /** The history does not admit the decision. */
    Failed
}
