package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.ScriptRun.Unfinished;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.sql.Statement;
import java.util.Optional;

/** Says why the script of a decision did not get to its end, and what to do about it. */
final class ScriptProblems {

    private static final String RUN_AGAIN =
            "Run resolve again with the same script and decision; what is done is not done twice.";

    private static final String DECIDE_AGAIN =
            "Look at the database, and decide again: with another script, or with none.";

    private ScriptProblems() {}

    static Unfinished failed(DecidedScript script, RunReport.Failure failure) {
        String where = failure.line() == null ? "" : ", line " + failure.line();
        String kept = failure.statementsApplied() == 0
                ? "The migration is not marked. "
                : "Its first " + failure.statementsApplied() + " statements took effect; the migration is not marked. ";
        Problem problem = new Problem(
                ProblemCode.SCRIPT_FAILED,
                ExitCode.MIGRATION_FAILED,
                "The script for the migration `" + script.migration() + "` failed" + where + ": " + failure.message()
                        + " (" + failure.sqlState() + ").",
                kept + DECIDE_AGAIN);
        return new Unfinished(problem, Optional.of(failure));
    }

    static Unfinished notMarked(DecidedScript script, ServerError error) {
        boolean forbidden = error.kind() == FailureKind.FORBIDDEN;
        return unfinished(
                forbidden ? ProblemCode.INSUFFICIENT_PRIVILEGE : ProblemCode.UNREADABLE_HISTORY,
                ExitCode.INVALID_INPUT,
                "The last transaction of the script for `" + script.migration()
                        + "` was rolled back, since the mark could not be written: " + error.message() + ".",
                "Grant the role SELECT, INSERT and UPDATE on _prisma_migrations, and run resolve again.");
    }

    static Unfinished stopped(DecidedScript script, Attempts.Result.Stopped stopped) {
        ServerError error = stopped.error();
        return switch (stopped.cause()) {
            case TOLD_TO_STOP -> toldToStop(script);
            case CONNECTION_LOST ->
                unfinished(
                        ProblemCode.CONNECTION_LOST,
                        ExitCode.TARGET_UNREACHABLE,
                        "The connection was lost while the script for `" + script.migration() + "` was running: "
                                + error.message(),
                        RUN_AGAIN);
            case CONTENTION ->
                unfinished(
                        ProblemCode.LOCK_TIMEOUT,
                        ExitCode.LOCK_NOT_ACQUIRED,
                        "The script for `" + script.migration() + "` could not get its locks: " + error.message() + " ("
                                + error.sqlState() + ").",
                        "End the long transaction that is in the way. " + RUN_AGAIN);
        };
    }

    static Unfinished toldToStop(DecidedScript script) {
        return unfinished(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while the script for `" + script.migration() + "` was running.",
                RUN_AGAIN);
    }

    /** @param inDoubt the statement that was begun */
    static Unfinished interrupted(DecidedScript script, Statement inDoubt) {
        return refused(
                ProblemCode.SCRIPT_INTERRUPTED,
                "An earlier run of this script ended in the statement at line " + inDoubt.line()
                        + ", and nobody can tell whether it was done: " + Failures.cut(inDoubt.text()),
                "Look whether it took effect. Then decide again: with a script of what is left, or with none.");
    }

    static Unfinished otherScript(DecidedScript script) {
        return refused(
                ProblemCode.SCRIPT_CHANGED,
                "Another script was begun for the decision " + script.decision().orElseThrow() + " on `"
                        + script.migration() + "`.",
                DECIDE_AGAIN);
    }

    static Unfinished stepsDoNotFit(DecidedScript script) {
        return refused(
                ProblemCode.SCRIPT_INTERRUPTED,
                "The steps that _kanmon_scripts has of the decision "
                        + script.decision().orElseThrow() + " are not those of this script.",
                DECIDE_AGAIN);
    }

    static Unfinished carriedOutBefore(DecidedScript script) {
        return refused(
                ProblemCode.SCRIPT_INTERRUPTED,
                "The decision " + script.decision().orElseThrow() + " was carried out before; `" + script.migration()
                        + "` has failed again since.",
                DECIDE_AGAIN);
    }

    private static Unfinished refused(ProblemCode code, String message, String hint) {
        return unfinished(code, ExitCode.RESOLUTION_REFUSED, message, hint);
    }

    private static Unfinished unfinished(ProblemCode code, ExitCode outcome, String message, String hint) {
        return new Unfinished(new Problem(code, outcome, message, hint), Optional.empty());
    }
}
