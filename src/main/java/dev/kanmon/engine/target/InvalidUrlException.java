package dev.kanmon.engine.target;

import dev.kanmon.contract.ProblemCode;

/**
 * A connection URL that cannot be used. The message says which part is wrong and how it should look, and holds nothing
 * of the URL but names of parameters: it may be logged and shown.
 */
public final class InvalidUrlException extends RuntimeException {

    private final ProblemCode code;

    InvalidUrlException(String message) {
        this(ProblemCode.INVALID_URL, message);
    }

    InvalidUrlException(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    /** {@link ProblemCode#INVALID_URL} or {@link ProblemCode#NO_URL}. */
    public ProblemCode code() {
        return code;
    }
}
