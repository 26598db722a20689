package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;

/** What an exception means for whoever ran the command: the one place where exceptions become outcomes. */
final class Problems {

    private Problems() {}

    static Problem of(Throwable exception) {
        if (exception instanceof ProblemException known) {
            return known.problem();
        }
        if (exception instanceof ServerException server) {
            return of(server.error());
        }
        if (exception instanceof OutOfMemoryError) {
            return new Problem(
                    ProblemCode.INTERNAL,
                    ExitCode.INTERNAL,
                    "The runner ran out of memory.",
                    "Give the process more memory, or set KANMON_RUNNER_JAVA_OPTS=-Xmx….");
        }
        return new Problem(
                ProblemCode.INTERNAL,
                ExitCode.INTERNAL,
                "A defect of Kanmon: " + exception + ".",
                "Please report it with this message.");
    }

    /** An error of the server in something that is not a migration's script. */
    private static Problem of(ServerError error) {
        String said = error.message() + " (" + error.sqlState() + ").";
        return switch (error.kind()) {
            case CONNECTION_LOST ->
                new Problem(
                        ProblemCode.CONNECTION_LOST,
                        ExitCode.TARGET_UNREACHABLE,
                        "The connection was lost: " + said,
                        "Run the command again; the history in the database says what was done.");
            case FORBIDDEN ->
                Problem.invalidInput(
                        ProblemCode.INSUFFICIENT_PRIVILEGE,
                        "The role may not do what the command needs: " + said,
                        "Grant it the right, or use another role in the URL.");
            case READ_ONLY ->
                Problem.invalidInput(
                        ProblemCode.READ_ONLY,
                        "The database takes no writes: " + said,
                        "Use the URL of the primary server.");
            case CONTENTION ->
                new Problem(
                        ProblemCode.LOCK_TIMEOUT,
                        ExitCode.LOCK_NOT_ACQUIRED,
                        "Another transaction is in the way: " + said,
                        "Try again when it has ended.");
            case CANCELLED ->
                new Problem(
                        ProblemCode.INTERRUPTED,
                        ExitCode.INTERRUPTED,
                        "The server cancelled what the command was doing: " + said,
                        "Run the command again.");
            case OTHER ->
                new Problem(
                        ProblemCode.INTERNAL,
                        ExitCode.INTERNAL,
                        "The server refused something that Kanmon sent: " + said,
                        error.hint());
        };
    }
}
