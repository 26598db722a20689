package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;

/** A statement of a history failed where it was replayed; its result names the migration and the line. */
public final class ReplayFailedException extends RuntimeException {

    private final transient Rehearsal.HistoryNotReplayed result;

    ReplayFailedException(String migration, int line, ServerError error) {
        super(error.message());
        this.result = new Rehearsal.HistoryNotReplayed(migration, line, error);
    }

    public Rehearsal.HistoryNotReplayed result() {
        return result;
    }
}
