package dev.kanmon.engine.plan.rehearsal;

import java.util.Set;

/** What a rehearsal decides by (PostgreSQL documentation, appendix A). */
final class SqlStates {

    static final String FEATURE_NOT_SUPPORTED = "0A000";
    static final String ACTIVE_SQL_TRANSACTION = "25001";
    static final String INVALID_TRANSACTION_TERMINATION = "2D000";
    static final String UNDEFINED_OBJECT = "42704";
    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String QUERY_CANCELED = "57014";
    static final String UNDEFINED_FILE = "58P01";
    static final String INSUFFICIENT_RESOURCES_CLASS = "53";

    /** Something that a statement names is not there: object, table, function, column, schema. */
    static final Set<String> UNDEFINED = Set.of(UNDEFINED_OBJECT, "42P01", "42883", "42703", "3F000");

    private SqlStates() {}
}
