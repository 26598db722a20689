package dev.kanmon.engine.plan.rehearsal;

import java.time.Duration;

/** One run of one statement. */
record Attempt(StatementOutcome outcome, Duration duration) {

    static final StatementOutcome SUCCEEDED = new StatementOutcome.Succeeded();

    boolean succeeded() {
        return outcome instanceof StatementOutcome.Succeeded;
    }

    boolean failed() {
        return outcome instanceof StatementOutcome.Failed;
    }

    /** Whether it ended with an error of this SQLSTATE. */
    boolean failedWith(String sqlState) {
        return outcome instanceof StatementOutcome.Failed failed
                && failed.error().sqlState().equals(sqlState);
    }
}
