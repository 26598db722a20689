package dev.kanmon.api.v1alpha1;

/** Where a DatabaseMigration stands. */
public enum Phase {
    /** Nothing runs: something is awaited before a run can start. */
    Pending,
    /** What would run is being found out, rehearsed and judged. */
    Planning,
    /** The plan is made, and a person has to approve it. */
    AwaitingApproval,
    /** The plan may run, and what is backed up or done before it is under way. */
    BackingUp,
    /** A run is under way. */
    Applying,
    /** The database has what the application needs, and its new version is being rolled out. */
    RollingOut,
    /** The database has every migration of the source, but for those that are held, and the application's new version serves. */
    Ready,
    /** Nothing goes on without a person. */
    Failed,
    /** {@code spec.suspend} keeps new runs from starting. */
    Suspended
}
