package dev.kanmon.runner.call;

/** Why a request has no answer. */
enum CallFailure {
    /** No connection was made, so nothing was sent. */
    NOT_CONNECTED,
    /** No encrypted connection was made, so nothing was sent. */
    TLS_FAILED,
    /** It was sent, or may have been, and no whole answer came in time. */
    ANSWER_LOST
}
