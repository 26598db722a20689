package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;

/** Sends a text of one migration until it went through, failed for good, or there is no point in trying further. */
final class Attempts {

    private final DeployContext context;
    private final String migration;
    private final Contention contention;

    Attempts(DeployContext context, String migration) {
        this.context = context;
        this.migration = migration;
        this.contention = new Contention(migration, context.settings().retryFor(), context.stop(), context.listener());
    }

    /** Why no further attempt is made of a text that may be right. */
    enum Cause {
        TOLD_TO_STOP,
        CONNECTION_LOST,
        CONTENTION
    }

    /** How the attempts ended. After all but a lost connection, no transaction is open. */
    sealed interface Result {
        record Done() implements Result {}

        record Broken(ServerError error) implements Result {}

        /** @param error what the server, or the driver, said last */
        record Stopped(Cause cause, ServerError error) implements Result {}
    }

    /**
     * @param clearAway removes what an attempt leaves behind that was not in a transaction
     */
    Result send(String text, Runnable clearAway) {
        while (true) {
            try {
                context.session().run(text, this::tellNotice);
                return new Result.Done();
            } catch (ServerException e) {
                ServerError error = e.error();
                Result result = afterError(error);
                if (error.kind() != FailureKind.CONTENTION) {
                    return result;
                }
                clearAway.run();
                if (!contention.awaitNextAttempt(error)) {
                    return context.stop().isRequested() ? new Result.Stopped(Cause.TOLD_TO_STOP, error) : result;
                }
            }
        }
    }

    private Result afterError(ServerError error) {
        Session session = context.session();
        if (error.kind() == FailureKind.CONNECTION_LOST || session.isClosed()) {
            return new Result.Stopped(Cause.CONNECTION_LOST, error);
        }
        session.rollBack();
        if (error.kind() == FailureKind.CANCELLED && context.stop().isCancelled()) {
            return new Result.Stopped(Cause.TOLD_TO_STOP, error);
        }
        if (error.kind() == FailureKind.CONTENTION) {
            return new Result.Stopped(Cause.CONTENTION, error);
        }
        return new Result.Broken(error);
    }

    private void tellNotice(String notice) {
        context.listener().on(new Progress.Notice(migration, notice));
    }
}
