package dev.kanmon.engine.golden;

/** Where Kanmon does something else than the recording, on purpose. */
enum Deviation {
    SCRIPTS_ARE_CHECKED_FIRST(
            "A script that cannot run as it stands is refused before anything is applied, and leaves no failed row."),
    FAILURE_INSIDE_OWN_TRANSACTION_IS_RECORDED(
            "Prisma's session stays in the aborted transaction and cannot write the error down; Kanmon rolls back and does."),
    STATEMENTS_THAT_REFUSE_A_TRANSACTION_RUN_ALONE(
            "Prisma sends the script as one query, in which CONCURRENTLY fails; Kanmon runs such statements by themselves."),
    HISTORY_SURVIVES_SESSION_SETTINGS(
            "Prisma loses its table, or its rights, when a script changes search_path or role; Kanmon does not."),
    ORDER_IS_NOT_GUESSED("Prisma runs names in an order of its own; Kanmon asks for names whose order is plain."),
    ONE_SCHEMA("Kanmon does not read schema.prisma, so it knows the URL's schema only."),
    NEWER_SERVER("Recorded on PostgreSQL 15; 17 and later allow a new enum value where its type is as new."),
    ERROR_HAS_A_CODE("Prisma ends in an internal error without a code."),
    DIFF_SEES_ALL_KINDS(
            "Prisma compares what its schema language can say and is blind to the rest; Kanmon compares every object."),
    DIFF_SCRIPT_IS_WHOLE("Prisma's script makes something simpler than what is there; Kanmon's makes the same."),
    DIFF_SCRIPT_RUNS("Prisma's script is refused by the server; Kanmon's runs."),
    DIFF_INVALID_INDEX_IS_TOLD(
            "No statement makes an invalid index: the script makes a valid one, and the difference stays told.");

    private final String reason;

    Deviation(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
