package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a restored database take the place of the one that is there. Both names change in one transaction, so at every
 * moment one of the two is there whole; the worst that a kill leaves is a database that takes no connections, until the
 * same restore is run again.
 */
final class Swap {

    /** A server that is busy ends a session within seconds; one in uninterruptible work may not within minutes. */
    private static final Duration TO_END_SESSIONS = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Session session;
    private final RestoreKey key;

    /** @param session with another database of the server */
    Swap(Session session, RestoreKey key) {
        this.session = session;
        this.key = key;
    }

    /**
     * @param locked our own session with the database, which holds the migration lock; ended when all others have
     * @throws ProblemException K3029 where sessions do not end; the database then takes connections again
     */
    void run(OtherSessions sessions, Optional<Session> locked) {
        session.run(alter(key.database(), "ALLOW_CONNECTIONS false"));
        try {
            endSessions(sessions);
            locked.ifPresent(Session::close);
            session.run(renaming());
        } catch (ProblemException | ServerException e) {
            letConnectAgain();
            throw e;
        }
    }

    private void endSessions(OtherSessions sessions) {
        long deadline = System.nanoTime() + TO_END_SESSIONS.toNanos();
        sessions.end();
        while (sessions.count() > 0) {
            if (System.nanoTime() - deadline >= 0) {
                throw RestoreProblems.sessionsRemain(
                        sessions.count() + " sessions with " + key.database() + " have not ended.");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            sessions.end();
        }
    }

    /**
     * What is kept can be looked into, and an application that finds it by mistake writes nothing. The comment of the old
     * one goes to the one that is called so from now on, in place of our mark.
     */
    private String renaming() {
        String comment = session.query(
                        "SELECT pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database"
                                + " WHERE datname = " + Sql.literal(key.database()),
                        row -> Sql.literal(row.getString(1)))
                .get(0);
        return String.join(
                ";",
                "BEGIN",
                alter(key.database(), "RENAME TO " + Sql.identifier(key.keptDatabase())),
                alter(key.keptDatabase(), "SET default_transaction_read_only = on"),
                alter(key.keptDatabase(), "ALLOW_CONNECTIONS true"),
                alter(key.newDatabase(), "RENAME TO " + Sql.identifier(key.database())),
                "COMMENT ON DATABASE " + Sql.identifier(key.database()) + " IS " + comment,
                "COMMIT");
    }

    private void letConnectAgain() {
        if (!session.isClosed()) {
            session.rollBack();
            session.run(alter(key.database(), "ALLOW_CONNECTIONS true"));
        }
    }

    private static String alter(String database, String what) {
        return "ALTER DATABASE " + Sql.identifier(database) + " " + what;
    }
}
