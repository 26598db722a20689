package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;

/** How the rehearsal of one migration ended. */
public sealed interface End {

    /** It got to its end; statements may have been passed over. */
    record Completed() implements End {}

    /** Its last rehearsed statement failed. */
    record FailedAtStatement() implements End {}

    /** All statements ran, and then the commit failed: a deferred constraint, or the history table is gone. */
    record FailedAtCommit(ServerError error) implements End {}

    /** @param reason for a person */
    record NotRun(String reason) implements End {}
}
