package dev.kanmon.engine.session;

import java.sql.SQLException;

/** A text that was sent to the server failed; what it had completed is in the {@link #error()}. */
public final class ServerException extends RuntimeException {

    private final transient ServerError error;

    ServerException(SQLException cause, int completedStatements) {
        super(cause.getMessage(), cause);
        this.error = ServerError.of(cause, completedStatements);
    }

    public ServerError error() {
        return error;
    }
}
