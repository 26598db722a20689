package dev.kanmon.api.v1alpha1;

/** What a hook that failed means for the run. */
public enum HookFailure {
    /** Nothing goes on. */
    Block,
    /** It is told, and the run goes on. */
    Continue
}
