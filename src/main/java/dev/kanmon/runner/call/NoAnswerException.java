package dev.kanmon.runner.call;

/** A request has no answer. */
final class NoAnswerException extends Exception {

    private final CallFailure failure;

    /** @param cause for the stack trace only: its message may hold the URL */
    NoAnswerException(CallFailure failure, Throwable cause) {
        super(failure.name(), cause);
        this.failure = failure;
    }

    CallFailure failure() {
        return failure;
    }
}
