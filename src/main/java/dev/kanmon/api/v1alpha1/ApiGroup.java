package dev.kanmon.api.v1alpha1;

/** The names that every resource, label and annotation of Kanmon begins with. */
public final class ApiGroup {

    public static final String NAME = "kanmon.dev";
    public static final String VERSION = "v1alpha1";

    /** Annotation on a DatabaseMigration: any new value asks for another run, as after a Secret was mended. */
    public static final String RETRY_ANNOTATION = NAME + "/retry";

    /** Annotation on a DatabaseMigration: the hash of the plan that is approved, as {@code spec.approvedPlan}. */
    public static final String APPROVE_ANNOTATION = NAME + "/approve";

    /** Annotation on a DatabaseMigration: any new value asks for a check of drift as soon as no run is under way. */
    public static final String CHECK_DRIFT_ANNOTATION = NAME + "/check-drift";

    /** Annotation on a pod template, or a pod: the migration that this version of the application needs. */
    public static final String REQUIRES_ANNOTATION = NAME + "/requires";

    /**
     * Annotation on a pod template, or a pod: this version of the application no longer uses what this removing migration,
     * and those before it, take away.
     */
    public static final String PREPARED_FOR_ANNOTATION = NAME + "/prepared-for";

    /** Annotation on a DatabaseMigration: a removing migration that a person lets run although it is held. */
    public static final String RELEASE_ANNOTATION = NAME + "/release";

    /** Annotation on a DatabaseMigration: the revision of the rollout whose switch is approved. */
    public static final String APPROVE_SWITCH_ANNOTATION = NAME + "/approve-switch";

    /**
     * Annotation on a DatabaseMigration outside production: the name of its database, whose content is thrown away; all
     * migrations then run again. Each new value, or the same after it was absent, is one reset.
     */
    public static final String RESET_ANNOTATION = NAME + "/reset";

    /** Label on a pod: the DatabaseMigration whose gate its readiness waits for. */
    public static final String GATE_LABEL = NAME + "/gate";

    /** The condition of a pod that has it as a readiness gate. */
    public static final String SCHEMA_READY = NAME + "/schema-ready";

    private ApiGroup() {}
}
