package dev.kanmon.engine;

import dev.kanmon.contract.ProblemCode;

/** Ends a command before it changed anything, because of a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** With the cause, for the stack trace only: its message may hold what a report must not. */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public static ProblemException invalidInput(ProblemCode code, String message, String hint) {
        return new ProblemException(Problem.invalidInput(code, message, hint));
    }

    public Problem problem() {
        return problem;
    }
}
