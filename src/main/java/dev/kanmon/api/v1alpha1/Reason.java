package dev.kanmon.api.v1alpha1;

import java.util.Set;

/** Every reason that a condition or an event of Kanmon can have. */
public enum Reason {
    // The normal way.
    /** A run was started because the target, the source or a resolution changed. */
    RunStarted(ConditionType.Reconciling),
    /** The Job of the run is there, its pod has not started yet. */
    PodPending(ConditionType.Reconciling),
    /** The pending migrations are being rehearsed and judged. */
    Planning(ConditionType.Reconciling),
    /** The plan is made. */
    PlanMade(ConditionType.Planned),
    /** Nothing is pending, so there is nothing to plan. */
    NothingPending(ConditionType.Planned, ConditionType.Approved),
    /** The plan's risk is below the line of {@code policy.approval}. */
    ApprovalNotNeeded(ConditionType.Approved),
    /** {@code spec.approvedPlan}, or the annotation {@code kanmon.dev/approve}, is the plan's hash. */
    PlanApproved(ConditionType.Approved),
    /** The migrations are being applied. */
    Migrating(ConditionType.Reconciling),
    /** The pod of the run was lost; the database is asked what became of it. */
    InspectingLostRun(ConditionType.Reconciling),
    /** An attempt ended without a result; the next one waits for its time. */
    RetryScheduled(ConditionType.Reconciling),
    /** Every migration of the source is applied. */
    UpToDate(ConditionType.Ready, ConditionType.Applied),
    /** A session with the target was had. */
    Connected(ConditionType.TargetReachable),
    /** History and source agree. */
    HistoryMatches(ConditionType.InSync),
    /** The schema is what the history makes, and the history and the source agree. */
    NoDrift(ConditionType.InSync),
    /** Not known yet: no run has asked. */
    NotChecked(
            ConditionType.TargetReachable,
            ConditionType.Planned,
            ConditionType.Approved,
            ConditionType.BackedUp,
            ConditionType.Applied,
            ConditionType.InSync),

    // Waiting for a person or for another resource.
    /** {@code spec.suspend} is true. */
    Suspended(ConditionType.Ready),
    /** The plan's risk reaches the line of {@code policy.approval}: a person has to approve exactly this plan. */
    AwaitingApproval(ConditionType.Ready, ConditionType.Approved),
    /** {@code policy.promoteAfter}: the other DatabaseMigration has not brought these migrations to Ready yet. */
    AwaitingPromotion(ConditionType.Reconciling),
    /** A MigrationResolution for this database has an action that is not carried out yet. */
    WaitingForResolution(ConditionType.Reconciling),
    /** A pending migration's whole effect is in the database already; a MigrationResolution says so. */
    AlreadyApplied(ConditionType.Reconciling, ConditionType.Ready),
    /** {@code drift.onDrift} is Block, and the database's schema is not what its history makes. */
    DriftBlocks(ConditionType.Reconciling),
    /** A check of drift is under way; the run that is due starts when it has ended. */
    CheckingDrift(ConditionType.Reconciling),
    /** A ConfigMap that the source names does not exist. */
    ConfigMapNotFound(ConditionType.Reconciling),
    /** The source holds no migration at all. */
    SourceEmpty(ConditionType.Reconciling, ConditionType.Stalled),
    /** The source cannot be read as migrations: an unknown key, one migration twice, another provider's lock file. */
    SourceInvalid(ConditionType.Reconciling, ConditionType.Stalled, ConditionType.Applied),

    // What a pod can meet before it runs.
    /** The container cannot be made: as a rule the Secret, or its key, is missing. */
    SecretUnavailable(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** The API server refused what the run needs, as a rule its Job: an invalid setting, a quota, an admission webhook. */
    ApiRefused(ConditionType.Reconciling),
    /** The runner's image, or the source's, cannot be pulled. */
    ImagePullFailed(ConditionType.Reconciling),
    /** No node takes the pod. */
    Unschedulable(ConditionType.Reconciling),

    // Before and after a run.
    /** The backups of the run are being taken. */
    BackingUp(ConditionType.Reconciling, ConditionType.BackedUp),
    /** Every backup is there; status.backup has its identifier. */
    BackupTaken(ConditionType.BackedUp),
    /** The plan's risk is below the line of every backup hook, or nothing is pending. */
    BackupNotNeeded(ConditionType.BackedUp),
    /** A backup could not be taken. With {@code onFailure: Block} nothing is run. */
    BackupFailed(ConditionType.Stalled, ConditionType.BackedUp),
    /** A backup was not there in time. With {@code onFailure: Block} nothing is run. */
    BackupTimedOut(ConditionType.Stalled, ConditionType.BackedUp),
    /** The object that stands for a backup was deleted while it was awaited. */
    BackupVanished(ConditionType.Stalled, ConditionType.BackedUp),
    /** The cluster has no resource of the kind that a hook needs: its CustomResourceDefinition is not installed. */
    KindNotInstalled(ConditionType.Stalled, ConditionType.BackedUp),
    /** Kanmon's role does not cover the kind that a hook needs: a switch of the chart. */
    KindNotPermitted(ConditionType.Stalled, ConditionType.BackedUp),
    /** A hook before or after the run is under way. */
    RunningHooks(ConditionType.Reconciling),
    /** A hook before the run failed, so that nothing was run; or one after it. */
    HookFailed(ConditionType.Stalled),

    // How an attempt can end.
    /** The URL in the Secret is not one that Kanmon can use. */
    InvalidUrl(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** The server does not answer, or not in time. */
    ServerUnreachable(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** The server refused the user or the password. */
    AuthenticationFailed(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** The server has no database of that name. */
    DatabaseMissing(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** The server could not be used for another cause; the message says which. */
    TargetUnusable(ConditionType.Reconciling, ConditionType.TargetReachable),
    /** Another run holds the migration lock, or a statement did not get its lock. */
    LockNotAcquired(ConditionType.Reconciling),
    /** The pod mounted another version of the source than the one decided on; tried again. */
    SourceChanged(ConditionType.Reconciling),
    /** Between plan and run the migrations, the target or what is known of its tables changed; planned anew. */
    PlanChanged(ConditionType.Reconciling),
    /** The pod was told to stop before it was done; tried again. */
    Interrupted(ConditionType.Reconciling),
    /** The Job took longer than {@code execution.deadline}. */
    DeadlineExceeded(ConditionType.Reconciling, ConditionType.Stalled, ConditionType.Applied),
    /** A statement failed on the shadow database, where the plan was rehearsed. The target was not touched. */
    RehearsalFailed(ConditionType.Stalled, ConditionType.Planned, ConditionType.Applied),
    /** The plan could not be rehearsed whole, and {@code policy.requireRehearsal} is true. */
    RehearsalIncomplete(ConditionType.Stalled, ConditionType.Planned, ConditionType.Applied),
    /** A migration failed. A MigrationResolution waits for a decision. */
    MigrationFailed(ConditionType.Stalled, ConditionType.Applied),
    /** The history holds a failed migration from before. A MigrationResolution waits for a decision. */
    HistoryBlocked(ConditionType.Stalled, ConditionType.Applied),
    /** The database has tables, but no history: it needs a baseline. */
    DatabaseNotEmpty(ConditionType.Stalled, ConditionType.Applied),
    /** {@code spec.baseline}: the database has not the schema that the migrations up to there make. */
    BaselineDiffers(ConditionType.Stalled, ConditionType.Applied),
    /** The database's schema is not what its history makes: somebody changed it by hand. */
    DriftFound(ConditionType.InSync),
    /** Schema and history could not be compared; the message says why. */
    DriftNotChecked(ConditionType.InSync),
    /** An applied migration was edited afterwards. */
    MigrationEdited(ConditionType.InSync),
    /** An applied migration is missing in the source. */
    MigrationMissing(ConditionType.InSync),
    /** The runner ended in a way that this operator does not know. */
    UnknownOutcome(ConditionType.Stalled, ConditionType.Applied),
    /** The runner met a defect. */
    InternalError(ConditionType.Stalled, ConditionType.Applied),

    // The application's rollout.
    /** Every migration that the version needs is applied. */
    SchemaReady(ConditionType.GateOpen),
    /** A migration that the version needs is not applied yet, or nobody knows whether it is. */
    SchemaNotReady(ConditionType.GateOpen),
    /** No run has asked the database about this migration yet. */
    RequirementUnknown(ConditionType.GateOpen),
    /** Removing migrations are held until no pod of an old version is left and the soak is over. */
    ContractHeld(ConditionType.Ready, ConditionType.Applied),
    /** A migration both adds and removes; {@code rollout.contract.mixed} refuses that. */
    MixedMigration(ConditionType.Stalled, ConditionType.Planned, ConditionType.Applied),
    /** A run waits until the rollout that is under way has ended. */
    WaitingForRollout(ConditionType.Reconciling),
    /** There is no version that would have to be rolled out. */
    NoRollout(ConditionType.RolledOut),
    /** The new version is not started before its migrations are applied. */
    AwaitingSchema(ConditionType.Reconciling, ConditionType.RolledOut),
    /** The new version's pods are being started. */
    ScalingUp(ConditionType.Reconciling, ConditionType.RolledOut),
    /** The new version is asked whether it is well. */
    CheckingHealth(ConditionType.Reconciling, ConditionType.RolledOut),
    /** A person has to approve the switch. */
    SwitchAwaitingApproval(ConditionType.Ready, ConditionType.RolledOut),
    /** The new version is being made the one that serves. */
    Switching(ConditionType.Reconciling, ConditionType.RolledOut),
    /** The new version serves and is watched. */
    Monitoring(ConditionType.Reconciling, ConditionType.RolledOut),
    /** What is watched gives no answer; the time without one does not count. */
    MonitorUnavailable(ConditionType.Reconciling, ConditionType.Stalled, ConditionType.RolledOut),
    /** The new version serves; the old one is kept for a while, or being removed. */
    Settling(ConditionType.RolledOut),
    /** The new version serves. */
    RolloutComplete(ConditionType.RolledOut),
    /** The old version is being made the one that serves again. */
    SwitchingBack(ConditionType.Reconciling, ConditionType.RolledOut),
    /** The new version serves and does not do well; {@code onFailure: Hold} leaves it to a person. */
    NotDoingWell(ConditionType.Stalled, ConditionType.RolledOut),
    /** The new version did not do well, and the old one serves again. */
    SwitchedBack(ConditionType.Stalled, ConditionType.RolledOut),
    /** The new version was not well, and never served. */
    HealthCheckFailed(ConditionType.Stalled, ConditionType.RolledOut),
    /** The step of the rollout took longer than its deadline. */
    RolloutTimedOut(ConditionType.Stalled, ConditionType.RolledOut),
    /** {@code blueGreen.control} is Pause. */
    RolloutPaused(ConditionType.Ready, ConditionType.RolledOut),
    /** A person ended the rollout. */
    RolloutAborted(ConditionType.Ready, ConditionType.RolledOut),
    /** The Service was changed by somebody else during the rollout. */
    ServiceChanged(ConditionType.Reconciling, ConditionType.Stalled, ConditionType.RolledOut),
    /** The Service selects neither of the two, or both. */
    ServingUnclear(ConditionType.Stalled, ConditionType.RolledOut),
    /** A Deployment, a Service or a workload that the rollout needs does not exist, or cannot be told. */
    WorkloadMissing(ConditionType.Stalled, ConditionType.RolledOut),
    /** Kanmon's role does not cover Services, workloads or the status of pods: a switch of the chart. */
    RolloutNotPermitted(ConditionType.Stalled, ConditionType.RolledOut),
    /** Another DatabaseMigration leads the rollout of the same Service. */
    ServiceTaken(ConditionType.Stalled, ConditionType.RolledOut),
    /** The traffic hook could not be done. */
    TrafficHookFailed(ConditionType.Stalled, ConditionType.RolledOut),
    /** The version that is to serve again no longer fits the schema: what it used was removed. */
    OldVersionUnfit(ConditionType.Stalled, ConditionType.RolledOut),

    // Sample data and resets, outside production.
    /** The seed waits for the first successful run. */
    SeedPending(ConditionType.Seeded),
    /** The sample data are being put in. */
    Seeding(ConditionType.Seeded),
    /** The sample data are in the database. */
    SeedDone(ConditionType.Seeded),
    /** The seed failed, and is not tried again until it, or the retry annotation, changes. */
    SeedFailed(ConditionType.Seeded),
    /** The database is being emptied, as the annotation asked for. */
    Resetting(ConditionType.Reconciling),
    /** The database was not emptied; it is as it was. */
    ResetFailed(ConditionType.Stalled),
    /** What throws data away or makes it up was asked for a database in production. */
    ProductionProtected(ConditionType.Stalled, ConditionType.Seeded),
    /** The schema that is wanted has errors; the message has each with its place. */
    SchemaInvalid(ConditionType.Stalled),

    // Resolutions.
    /** The resolution has no {@code spec.action} yet. */
    AwaitingDecision(ConditionType.Ready),
    /** The DatabaseMigration that the resolution names does not exist. */
    DatabaseMigrationNotFound(ConditionType.Reconciling),
    /** A run of the DatabaseMigration is under way, and ends before the decision is written. */
    WaitingForRun(ConditionType.Reconciling),
    /** The source does not have the migration that is to be marked as applied yet. */
    MigrationNotInSource(ConditionType.Reconciling),
    /** The decision is being written into the history. */
    Resolving(ConditionType.Reconciling),
    /** The history says what was decided. */
    Resolved(ConditionType.Ready),
    /** The history does not admit the decision. */
    ResolutionRefused(ConditionType.Stalled, ConditionType.Applied),
    /** Another MigrationResolution for the same migration of the same database came first. */
    ResolutionConflict(ConditionType.Stalled),
    /** The selector of the resolution matches no DatabaseMigration of the namespace. */
    NoDatabaseSelected(ConditionType.Reconciling),
    /** The resolutions of the single databases are being carried out. */
    ResolvingDatabases(ConditionType.Reconciling),
    /** One of the single databases' resolutions could not be carried out. */
    DatabaseNotResolved(ConditionType.Stalled),
    /** {@code spec.script.suggestion}: there is no such suggestion. */
    SuggestionUnavailable(ConditionType.Stalled),
    /** The schema that the suggested script was made for is no longer the database's; nothing was run. */
    BaseMoved(ConditionType.Stalled),
    /** A statement of the resolution's script failed. */
    ScriptFailed(ConditionType.Stalled),
    /** An earlier attempt began the script outside a transaction and was lost; it is not run twice. */
    ScriptInterrupted(ConditionType.Stalled),
    /** The application's Deployments are being scaled to zero, or back. */
    Quiescing(ConditionType.Reconciling),
    /** A backup is being brought back. */
    Restoring(ConditionType.Reconciling),
    /** The database is as the backup has it. Nothing is run until the source changes. */
    RestoredFromBackup(ConditionType.Stalled, ConditionType.Applied),
    /** There is no such backup, or none that was taken before the migration. */
    NoSuchBackup(ConditionType.Stalled),
    /** Kanmon cannot bring back a backup of this kind itself; the status has the steps. */
    RestoreByHand(ConditionType.Stalled),
    /** The backup could not be brought back; the database is as it was. */
    RestoreFailed(ConditionType.Stalled),
    /** Rows that the migration changed cannot be put back: none were copied, or the table is another one now. */
    RowsNotRestorable(ConditionType.Stalled);

    private final Set<ConditionType> conditions;

    Reason(ConditionType... conditions) {
        this.conditions = Set.of(conditions);
    }

    /**
     * The conditions that can carry this reason, for the reference. {@code Ready} is left out where it only repeats why
     * it is not True.
     */
    public Set<ConditionType> conditions() {
        return conditions;
    }
}
