package dev.kanmon.engine;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;

/**
 * Something that keeps a command from doing its work, told to a person.
 *
 * @param code what a user can look up
 * @param outcome how the command ends because of it
 * @param message what is wrong and where, without anything secret
 * @param hint what to do next; null where there is nothing to say
 */
public record Problem(ProblemCode code, ExitCode outcome, String message, String hint) {

    /** A problem of the arguments, the URL or the source. */
    public static Problem invalidInput(ProblemCode code, String message, String hint) {
        return new Problem(code, ExitCode.INVALID_INPUT, message, hint);
    }
}
