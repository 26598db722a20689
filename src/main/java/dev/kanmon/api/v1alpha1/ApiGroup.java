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

    private ApiGroup() {}
}
