package dev.kanmon.api.v1alpha1;

/** The conditions that Kanmon sets, in the order in which they stand in a status. */
public enum ConditionType {
    /** The database has every migration of the source; for a resolution: it is carried out. Always present. */
    Ready,
    /** Kanmon is at work, or waits for something that it expects to happen. Present only while true (kstatus). */
    Reconciling,
    /** Nothing goes on without a person. Present only while true (kstatus). */
    Stalled,
    /** A session with the target could be had when it was last tried. */
    TargetReachable,
    /** What would run is known, rehearsed and judged. */
    Planned,
    /** The plan may run: a person approved it, or it needs nobody's approval. */
    Approved,
    /** Every backup that has to be there before the run is there. Present only where {@code spec.backup} has hooks. */
    BackedUp,
    /** Every migration of the source is in the database's history. */
    Applied,
    /** Source, history and schema tell the same story: nothing edited, nothing missing, nothing changed by hand. */
    InSync,
    /** The database has what the application needs: a version that asks this gate may go on. */
    GateOpen,
    /** The application's new version serves. Present only where {@code spec.rollout.blueGreen} is given. */
    RolledOut,
    /** The database has its sample data. Present only where {@code spec.seed} is given. */
    Seeded
}
