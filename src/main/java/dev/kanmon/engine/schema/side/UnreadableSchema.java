package dev.kanmon.engine.schema.side;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Says to a person why a script could not be written. */
final class UnreadableSchema {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private UnreadableSchema() {}

    static ProblemException problem(SchemaUnreadableException exception) {
        String sqlState = sqlState(exception).orElse("");
        String message = exception.getMessage();
        return new ProblemException(
                switch (sqlState) {
                    case INSUFFICIENT_PRIVILEGE ->
                        Problem.invalidInput(
                                ProblemCode.INSUFFICIENT_PRIVILEGE,
                                message,
                                "Grant the role the right to read the catalogs, or use another role in the URL.");
                    case LOCK_NOT_AVAILABLE ->
                        new Problem(
                                ProblemCode.LOCK_TIMEOUT,
                                ExitCode.LOCK_NOT_ACQUIRED,
                                message,
                                "Another transaction is changing the schema; try again when it has ended.");
                    default ->
                        new Problem(
                                ProblemCode.INTERNAL,
                                ExitCode.INTERNAL,
                                message,
                                "Please report it with this message.");
                },
                exception);
    }

    private static Optional<String> sqlState(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .findFirst();
    }
}
