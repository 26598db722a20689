package dev.kanmon.engine.session;

import java.time.Duration;
import java.util.List;

/**
 * What holds for a session when a migration begins, whatever the one before it did to the session.
 *
 * @param schema what names without a schema mean, as with Prisma: this one only
 * @param lockTimeout how long one statement waits for a lock of a table; zero waits without end
 * @param statementTimeout how long one statement may run; zero means without end
 */
public record SessionSettings(String schema, Duration lockTimeout, Duration statementTimeout) {

    /**
     * Statements that bring the session into this state. They keep the advisory lock, which DISCARD ALL would free, and
     * are undone when the transaction around them is.
     */
    public List<String> statements() {
        return List.of(
                "RESET SESSION AUTHORIZATION",
                "RESET ROLE",
                "RESET ALL",
                "SET search_path = " + Sql.identifier(schema),
                "SET lock_timeout = " + lockTimeout.toMillis(),
                "SET statement_timeout = " + statementTimeout.toMillis());
    }

    /** Brings the session into this state, in one round trip. */
    public void applyTo(Session session) {
        session.run(String.join(";", statements()));
    }

    /** Statements that give the connection's own role back until the end of the transaction, where a script took another. */
    public static List<String> ownRoleUntilCommit() {
        return List.of("SET LOCAL session_authorization TO DEFAULT", "SET LOCAL role TO DEFAULT");
    }

    /**
     * A statement that swaps one lock_timeout for another, and leaves one that a script set by itself.
     *
     * @param expected what is swapped
     * @param wanted what comes in its place, for the rest of the session
     */
    public static String swapLockTimeout(Duration expected, Duration wanted) {
        return "SELECT pg_catalog.set_config('lock_timeout', '" + wanted.toMillis() + "', false)"
                + " FROM pg_catalog.pg_settings WHERE name = 'lock_timeout' AND setting = '" + expected.toMillis()
                + "'";
    }
}
