package dev.kanmon.api.v1alpha1;

/** How far the newest run is. */
public enum RunPhase {
    /** Its newest Job has not ended yet. */
    Running,
    /** Its newest Job ended without a result; the next one begins at {@code run.retryAt}. */
    Waiting,
    /** Its plan is made, and may have to wait for approval or promotion before the next Job. */
    Planned,
    /** It has what it was started for. */
    Succeeded,
    /** Nothing goes on without a person. */
    Failed
}
