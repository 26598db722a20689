package dev.kanmon.api.v1alpha1;

/** What the newest run is doing. */
public enum RunPhase {
    /** Its Job deploys. */
    Applying,
    /** Its Job was lost, so another one looks into the database before anything is run again. */
    Inspecting,
    /** The last attempt ended without a result; the next one begins at {@code run.retryAt}. */
    Waiting,
    Succeeded,
    Failed
}
