package dev.kanmon.operator.gate;

/**
 * How a question ends, with its status code. Only {@link #GRANTED} is below 300: Flagger goes on after 200 to 202, others after
 * any 2xx. A closed gate is no 5xx, which says that somebody has to be woken.
 */
enum Outcome {
    /** Go on; to the question about a rollback: roll back. */
    GRANTED(200),
    /** The question cannot be understood. */
    BAD_QUESTION(400),
    /** Without a valid token. */
    UNAUTHORIZED(401),
    /** There is no such DatabaseMigration in the watched namespaces, or no such path. */
    UNKNOWN(404),
    /** Neither GET nor POST. */
    WRONG_METHOD(405),
    /** More than a question needs. */
    TOO_LARGE(413),
    /** Another operator works; this one stands by. */
    NOT_LEADER(421),
    /** Wait; to the question about a rollback: do not roll back. */
    CLOSED(423),
    /** Nobody can tell yet, or any more: what is known may be old. */
    TOO_EARLY(425),
    /** The operator met a defect. */
    DEFECT(500);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** The status code of HTTP. */
    int code() {
        return code;
    }
}
