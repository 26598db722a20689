package dev.kanmon.api.v1alpha1;

/** What a run's newest Job does. */
public enum RunTask {
    /** Finds out what is pending, rehearses it and judges its risk. The target is only read. */
    Plan,
    /** Applies what is pending. */
    Deploy,
    /** Only reads the history: the Job before was lost, and nothing is run again before the database was asked. */
    Inspect,
    /** Writes a decision into the history, after its script. */
    Resolve,
    /** Compares the schema with the history. The target is only read. */
    CheckDrift,
    /** Asks the history whether the migrations that versions of the application need are applied. */
    CheckRequirements,
    /** Brings a backup back. */
    Restore,
    /** Puts back the rows that a migration changed. */
    RestoreRows,
    /** Throws away what is in the database, outside production only. */
    Reset,
    /** Puts sample data into the database, outside production only. */
    Seed
}
