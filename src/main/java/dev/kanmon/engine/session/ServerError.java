package dev.kanmon.engine.session;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An error of the server, or of the connection with it.
 *
 * @param sqlState five characters
 * @param severity ERROR, FATAL or PANIC; ERROR where the connection failed and the server said nothing
 * @param message the first line, in the server's language
 * @param detail may be null
 * @param hint may be null
 * @param position where in the text that was sent, in characters (code points) from 1; 0 when not known
 * @param completedStatements how many statements of the text the server had completed before
 */
public record ServerError(
        String sqlState,
        String severity,
        String message,
        String detail,
        String hint,
        int position,
        int completedStatements) {

    static ServerError of(SQLException exception, int completedStatements) {
        Optional<ServerErrorMessage> said = exception instanceof PSQLException server
                ? Optional.ofNullable(server.getServerErrorMessage())
                : Optional.empty();
        String sqlState = exception.getSQLState() == null ? SqlState.INTERNAL_ERROR : exception.getSQLState();
        return said.map(message -> of(message, sqlState, completedStatements))
                .orElseGet(() ->
                        new ServerError(sqlState, "ERROR", exception.getMessage(), null, null, 0, completedStatements));
    }

    private static ServerError of(ServerErrorMessage message, String sqlState, int completedStatements) {
        return new ServerError(
                sqlState,
                message.getSeverity(),
                message.getMessage(),
                message.getDetail(),
                message.getHint(),
                message.getPosition(),
                completedStatements);
    }

    /** What this error means for going on. */
    public FailureKind kind() {
        return FailureKind.of(sqlState);
    }
}
