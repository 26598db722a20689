package dev.kanmon.operator.status;

/** Reasons of Events that no condition carries. */
public enum EventReason {
    /** The phase's deadline has passed, and what it waits for has not ended. */
    PhaseOverdue,
    /** Removing migrations are held no longer. */
    ContractReleased
}
