package dev.kanmon.engine.session;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.DriverConnection;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;

/** Opens sessions, and says in Prisma's codes why one cannot be opened, without showing user or password. */
public final class TargetConnector {

    private TargetConnector() {}

    /**
     * @param applicationName what the session calls itself in pg_stat_activity, where the URL does not say
     * @throws ProblemException P1000, P1001, P1003, P1010 or P1011; K1002 for a connection pooler, which hands each
     *     transaction to another session and so cannot hold the lock
     */
    public static Session open(ConnectionUrl target, String applicationName) {
        if (target.pooled()) {
            throw ProblemException.invalidInput(
                    ProblemCode.POOLED_CONNECTION,
                    "The URL says pgbouncer=true, and a migration needs a session of its own.",
                    "Give the URL that goes to the server directly, as DIRECT_URL.");
        }
        DriverConnection driver = DriverConnection.of(target);
        Properties properties = new Properties();
        properties.putAll(driver.properties());
        properties.putIfAbsent(PGProperty.APPLICATION_NAME.getName(), applicationName);
        // Lets the driver send its settings when it connects, and not with SET: so RESET ALL keeps them.
        properties.putIfAbsent(PGProperty.ASSUME_MIN_SERVER_VERSION.getName(), "9.0");
        try {
            Connection connection = DriverManager.getConnection(driver.url(), properties);
            return new Session(connection.unwrap(PgConnection.class), target.schema());
        } catch (SQLException e) {
            throw new ProblemException(problem(target, e));
        }
    }

    private static Problem problem(ConnectionUrl target, SQLException e) {
        String sqlState = e.getSQLState() == null ? SqlState.UNABLE_TO_CONNECT : e.getSQLState();
        if (isTls(e)) {
            return problem(
                    ProblemCode.TLS_FAILED,
                    "No TLS connection with " + target + ".",
                    "Check sslmode and sslrootcert in the URL against the server's certificate.");
        }
        return switch (sqlState) {
            case SqlState.INVALID_PASSWORD -> authenticationFailed(target);
            case SqlState.INVALID_AUTHORIZATION, SqlState.INSUFFICIENT_PRIVILEGE ->
                problem(
                        ProblemCode.ACCESS_DENIED,
                        "The user was denied access to " + target + ".",
                        "Check the role, its CONNECT right on the database, and the server's pg_hba.conf.");
            case SqlState.INVALID_CATALOG_NAME ->
                problem(
                        ProblemCode.DATABASE_DOES_NOT_EXIST,
                        "The database of " + target + " does not exist.",
                        "Create it, or mend the URL; Kanmon creates schemas, but no databases.");
            case SqlState.CONNECTION_REJECTED ->
                target.password().isEmpty()
                        ? authenticationFailed(target)
                        : problem(
                                ProblemCode.TLS_FAILED,
                                "The server at " + target + " refused the kind of connection that the URL asks for.",
                                "If it takes no TLS, say sslmode=disable; if it wants a client certificate, name one.");
            default ->
                problem(
                        ProblemCode.SERVER_UNREACHABLE,
                        "Can't reach the database server at " + target + " (SQLSTATE " + sqlState + ").",
                        "Check that it runs, takes connections, and is reachable from here.");
        };
    }

    private static Problem authenticationFailed(ConnectionUrl target) {
        return problem(
                ProblemCode.AUTHENTICATION_FAILED,
                "Authentication failed at " + target + ": the user or the password is wrong.",
                "Check the credentials in the URL; characters like @ : / # ? have to be percent-encoded.");
    }

    private static Problem problem(ProblemCode code, String message, String hint) {
        return new Problem(code, ExitCode.TARGET_UNREACHABLE, message, hint);
    }

    private static boolean isTls(SQLException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLException || cause instanceof GeneralSecurityException);
    }
}
