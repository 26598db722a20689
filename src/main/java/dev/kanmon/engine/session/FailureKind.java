package dev.kanmon.engine.session;

/** What an error means for going on, by its SQLSTATE alone. */
public enum FailureKind {
    /** Another transaction was in the way. It may work next time, and nothing was changed. */
    CONTENTION,
    /** The session is gone. Whether the last commit took effect, only the database can say. */
    CONNECTION_LOST,
    /** Cancelled: by us, by a person, or by statement_timeout. */
    CANCELLED,
    /** The role may not do it. */
    FORBIDDEN,
    /** The server takes no writes. */
    READ_ONLY,
    /** Anything else: it would fail again. */
    OTHER;

    static FailureKind of(String sqlState) {
        if (sqlState.startsWith(SqlState.CONNECTION_EXCEPTION_CLASS)) {
            return CONNECTION_LOST;
        }
        return switch (sqlState) {
            case SqlState.LOCK_NOT_AVAILABLE, SqlState.SERIALIZATION_FAILURE, SqlState.DEADLOCK_DETECTED -> CONTENTION;
            case SqlState.ADMIN_SHUTDOWN,
                    SqlState.CRASH_SHUTDOWN,
                    SqlState.CANNOT_CONNECT_NOW,
                    SqlState.DATABASE_DROPPED,
                    SqlState.IDLE_SESSION_TIMEOUT -> CONNECTION_LOST;
            case SqlState.QUERY_CANCELED -> CANCELLED;
            case SqlState.INSUFFICIENT_PRIVILEGE -> FORBIDDEN;
            case SqlState.READ_ONLY_SQL_TRANSACTION -> READ_ONLY;
            default -> OTHER;
        };
    }
}
