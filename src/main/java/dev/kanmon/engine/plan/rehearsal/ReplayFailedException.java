package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;

/** Ends the replay of a history; the rehearsal turns it into a result. */
final class ReplayFailedException extends RuntimeException {

    private final transient Rehearsal.HistoryNotReplayed result;

    ReplayFailedException(String migration, int line, ServerError error) {
        super(error.message());
        this.result = new Rehearsal.HistoryNotReplayed(migration, line, error);
    }

    Rehearsal.HistoryNotReplayed result() {
        return result;
    }
}
