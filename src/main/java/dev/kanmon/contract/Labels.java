package dev.kanmon.contract;

/** Labels and annotations on what Kanmon makes. A label's value holds 63 characters, so names go into annotations. */
public final class Labels {

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String MANAGED_BY_KANMON = "kanmon";
    /** The selector of everything that Kanmon makes and watches. */
    public static final String SELECTOR = MANAGED_BY + "=" + MANAGED_BY_KANMON;

    /** Label: the id of the run that a Job, a pod or a resolution belongs to. */
    public static final String RUN = "kanmon.dev/run";
    /** Label: which of a run's Jobs this is, from 1. */
    public static final String ATTEMPT = "kanmon.dev/attempt";
    /** Label: what the Job does: plan, deploy, inspect, resolve or checkdrift. */
    public static final String TASK = "kanmon.dev/task";

    /** Label: the hook that a Job or another object is of. */
    public static final String HOOK = "kanmon.dev/hook";

    /**
     * Label: the UID of the resource that a provider's object was made for. Such an object has no owner reference, since a
     * backup must not go with the resource; by this label Kanmon knows its own.
     */
    public static final String OWNER_UID = "kanmon.dev/owner-uid";

    /** The value of {@link #MANAGED_BY} on the Jobs that send messages: nobody waits for them, so nobody watches them. */
    public static final String MANAGED_BY_NOTIFICATIONS = "kanmon-notifications";
    /** Label on such a Job: what it tells of. */
    public static final String OCCASION = "kanmon.dev/occasion";

    /** Label on a ConfigMap: what Kanmon keeps in it. */
    public static final String CONTENT = "kanmon.dev/content";

    public static final String CONTENT_PLAN = "plan";
    public static final String CONTENT_DRIFT = "drift";
    public static final String CONTENT_SUGGESTIONS = "suggestions";

    /** Annotation: the kind of the resource that a Job or a pod works for. */
    public static final String OWNER_KIND = "kanmon.dev/owner-kind";
    /** Annotation: that resource's name, in the same namespace. */
    public static final String OWNER_NAME = "kanmon.dev/owner-name";

    /** Annotation on a MigrationResolution: the failure that it was made for, as JSON. */
    public static final String FAILURE = "kanmon.dev/failure";

    /** Annotation on a MigrationResolution: what can be done about the failure, as JSON. */
    public static final String SUGGESTIONS = "kanmon.dev/suggestions";
    /** Annotation on a MigrationResolution, {@code true}: the migration's whole effect is in the database already. */
    public static final String ALREADY_APPLIED = "kanmon.dev/already-applied";

    /** Annotation on a MigrationResolution that Kanmon made: UIDs of those that were carried out before, comma between. */
    public static final String RESOLVED_BEFORE = "kanmon.dev/resolved-before";

    private Labels() {}
}
