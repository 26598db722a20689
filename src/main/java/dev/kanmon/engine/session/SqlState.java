package dev.kanmon.engine.session;

/** The SQLSTATEs that Kanmon decides by (PostgreSQL documentation, appendix A). */
final class SqlState {

    static final String CONNECTION_EXCEPTION_CLASS = "08";
    static final String UNABLE_TO_CONNECT = "08001";
    static final String CONNECTION_REJECTED = "08004";
    static final String INVALID_AUTHORIZATION = "28000";
    static final String INVALID_PASSWORD = "28P01";
    static final String INVALID_CATALOG_NAME = "3D000";
    static final String READ_ONLY_SQL_TRANSACTION = "25006";
    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String SERIALIZATION_FAILURE = "40001";
    static final String DEADLOCK_DETECTED = "40P01";
    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String QUERY_CANCELED = "57014";
    static final String ADMIN_SHUTDOWN = "57P01";
    static final String CRASH_SHUTDOWN = "57P02";
    static final String CANNOT_CONNECT_NOW = "57P03";
    static final String DATABASE_DROPPED = "57P04";
    static final String IDLE_SESSION_TIMEOUT = "57P05";
    static final String INTERNAL_ERROR = "XX000";

    private SqlState() {}
}
