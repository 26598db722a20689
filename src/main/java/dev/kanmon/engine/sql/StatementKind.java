package dev.kanmon.engine.sql;

/** What a statement means for transactions. */
public enum StatementKind {
    /** Runs inside a transaction. */
    ORDINARY,
    /** BEGIN, START TRANSACTION. */
    BEGIN,
    /** COMMIT, END. */
    COMMIT,
    /** ROLLBACK, ABORT; not ROLLBACK TO a savepoint. */
    ROLLBACK,
    /** COMMIT or ROLLBACK with AND CHAIN. */
    CHAIN,
    PREPARE_TRANSACTION,
    /** The server runs it outside of transaction blocks only (SQLSTATE 25001): CREATE INDEX CONCURRENTLY, VACUUM, … */
    REFUSES_TRANSACTION,
    /** Refuses a transaction or does not, as the catalog says: DROP SUBSCRIPTION with a slot, … */
    MAY_REFUSE_TRANSACTION,
    /** COPY … FROM STDIN, whose data only psql can send. */
    COPY_FROM_STDIN
}
