package dev.kanmon.engine.session;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The lock that Prisma and Kanmon hold while they change a database. It belongs to the session that migrates, so it ends
 * with the work, however that ends. It is asked for again and again and never waited for on the server: a waiting session
 * has a snapshot, and CREATE INDEX CONCURRENTLY by the holder waits for snapshots, which is a deadlock.
 */
public final class AdvisoryLock {

    /** The key (schema-engine, {@code sql-schema-connector/src/flavour/postgres}). */
    static final long KEY = 72707369L;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private static final String HOLDER = "SELECT l.pid, a.application_name, a.backend_start FROM pg_catalog.pg_locks l"
            + " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
            + " WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = " + KEY + " AND l.objsubid = 1"
            + " AND l.granted AND l.database = (SELECT oid FROM pg_catalog.pg_database"
            + " WHERE datname = pg_catalog.current_database())";

    private AdvisoryLock() {}

    /**
     * Takes the lock for the rest of the session.
     *
     * @param timeout how long to go on asking
     * @throws ProblemException P1002, saying who holds it
     */
    public static void take(Session session, Duration timeout, Pause pause) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration wait = FIRST_PAUSE;
        while (!tryTake(session)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new ProblemException(notAcquired(session, timeout));
            }
            if (!pause.await(wait)) {
                throw new ProblemException(stopped());
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Who holds the lock of this database now; empty where nobody does. */
    public static Optional<LockHolder> holder(Session session) {
        return session
                .query(
                        HOLDER,
                        row -> new LockHolder(row.getInt(1), row.getString(2), row.getObject(3, OffsetDateTime.class)))
                .stream()
                .findFirst();
    }

    private static boolean tryTake(Session session) {
        return session.query("SELECT pg_catalog.pg_try_advisory_lock(" + KEY + ")", row -> row.getBoolean(1))
                .get(0);
    }

    private static Problem notAcquired(Session session, Duration timeout) {
        String who = holder(session)
                .map(holder -> " It is held by " + holder.description() + ".")
                .orElse("");
        return new Problem(
                ProblemCode.LOCK_TIMEOUT,
                ExitCode.LOCK_NOT_ACQUIRED,
                "Timed out trying to acquire the advisory lock " + KEY + " after " + timeout.toMillis() + " ms." + who,
                "Another migration of this database is running; try again when it has ended.");
    }

    private static Problem stopped() {
        return new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while waiting for the advisory lock.",
                null);
    }
}
