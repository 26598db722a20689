package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;

/** How a statement ended on the shadow. */
public sealed interface StatementOutcome {

    record Succeeded() implements StatementOutcome {}

    /**
     * It would fail on the target as well.
     *
     * @param line of the error in the script where the server tells it, else of the statement; from 1
     */
    record Failed(ServerError error, int line) implements StatementOutcome {}

    /**
     * The shadow cannot tell.
     *
     * @param reason for a person
     */
    record NotRehearsable(String reason) implements StatementOutcome {}
}
