package dev.kanmon.api.v1alpha1;

/** Every reason that a condition or an event of Kanmon can have. */
public enum Reason {
    // The normal way.
    /** A run was started because the target, the source or a resolution changed. */
    RunStarted("Reconciling"),
    /** The Job of the run is there, its pod has not started yet. */
    PodPending("Reconciling"),
    /** The migrations are being applied. */
    Migrating("Reconciling"),
    /** The pod of the run was lost; the database is asked what became of it. */
    InspectingLostRun("Reconciling"),
    /** An attempt ended without a result; the next one waits for its time. */
    RetryScheduled("Reconciling"),
    /** Every migration of the source is applied. */
    UpToDate("Ready, Applied"),
    /** A session with the target was had. */
    Connected("TargetReachable"),
    /** History and source agree. */
    HistoryMatches("InSync"),
    /** Not known yet: no run has asked. */
    NotChecked("Applied, InSync, TargetReachable"),

    // Waiting for a person or for another resource.
    /** {@code spec.suspend} is true. */
    Suspended("Ready"),
    /** A MigrationResolution for this database has an action that is not carried out yet. */
    WaitingForResolution("Reconciling"),
    /** A ConfigMap that the source names does not exist. */
    ConfigMapNotFound("Stalled"),
    /** The source holds no migration at all. */
    SourceEmpty("Stalled"),
    /** The source cannot be read as migrations: an unknown key, one migration twice, another provider's lock file. */
    SourceInvalid("Stalled"),

    // What a pod can meet before it runs.
    /** The container cannot be made: as a rule the Secret, or its key, is missing. */
    SecretUnavailable("TargetReachable, Reconciling"),
    /** The API server refused what the run needs, as a rule its Job: an invalid setting, a quota, an admission webhook. */
    ApiRefused("Reconciling"),
    /** The runner's image, or the source's, cannot be pulled. */
    ImagePullFailed("Reconciling"),
    /** No node takes the pod. */
    Unschedulable("Reconciling"),

    // How an attempt can end.
    /** The URL in the Secret is not one that Kanmon can use. */
    InvalidUrl("TargetReachable, Stalled"),
    /** The server does not answer, or not in time. */
    ServerUnreachable("TargetReachable"),
    /** The server refused the user or the password. */
    AuthenticationFailed("TargetReachable"),
    /** The server has no database of that name. */
    DatabaseMissing("TargetReachable"),
    /** The server could not be used for another cause; the message says which. */
    TargetUnusable("TargetReachable, Stalled"),
    /** Another run holds the migration lock, or a statement did not get its lock. */
    LockNotAcquired("Reconciling"),
    /** The pod mounted another version of the source than the one decided on; tried again. */
    SourceChanged("Reconciling"),
    /** The pod was told to stop before it was done; tried again. */
    Interrupted("Reconciling"),
    /** The Job took longer than {@code execution.deadline}. */
    DeadlineExceeded("Reconciling"),
    /** A migration failed. A MigrationResolution waits for a decision. */
    MigrationFailed("Stalled, Applied"),
    /** The history holds a failed migration from before. A MigrationResolution waits for a decision. */
    HistoryBlocked("Stalled, Applied"),
    /** The database has tables, but no history: it needs a baseline. */
    DatabaseNotEmpty("Stalled, Applied"),
    /** An applied migration was edited afterwards. */
    MigrationEdited("InSync"),
    /** An applied migration is missing in the source. */
    MigrationMissing("InSync"),
    /** The runner ended in a way that this operator does not know. */
    UnknownOutcome("Stalled"),
    /** The runner met a defect. */
    InternalError("Stalled"),

    // Resolutions.
    /** The resolution has no {@code spec.action} yet. */
    AwaitingDecision("Ready"),
    /** The DatabaseMigration that the resolution names does not exist. */
    DatabaseMigrationNotFound("Reconciling"),
    /** A run of the DatabaseMigration is under way, and ends before the decision is written. */
    WaitingForRun("Reconciling"),
    /** The decision is being written into the history. */
    Resolving("Reconciling"),
    /** The history says what was decided. */
    Resolved("Ready"),
    /** The history does not admit the decision. */
    ResolutionRefused("Stalled");

    private final String conditions;

    Reason(String conditions) {
        this.conditions = conditions;
    }

    /** The conditions that can carry this reason, for the reference. */
    public String conditions() {
        return conditions;
    }
}
