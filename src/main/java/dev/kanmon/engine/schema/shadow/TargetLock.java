package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets one process at a time change the baselines of one target. Held by a session, it ends with it. */
final class TargetLock implements AutoCloseable {

    /** "kanm": keeps our keys apart from those of applications on the same database. */
    private static final int SPACE = 0x6b616e6d;

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Session session;
    private final int key;

    private TargetLock(Session session, int key) {
        this.session = session;
        this.key = key;
    }

    /** Asked for again and again, and not waited for on the server, where a waiting session has a snapshot. */
    static TargetLock take(Session session, String targetDigest) {
        TargetLock lock = new TargetLock(session, Integer.parseUnsignedInt(targetDigest.substring(0, 8), 16));
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!lock.call("pg_try_advisory_lock")) {
            if (System.nanoTime() > deadline) {
                throw new ShadowUnavailableException("Another plan has been replaying this target's history for "
                        + TIMEOUT.toMinutes() + " minutes; try again when it has ended.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return lock;
    }

    private boolean call(String function) {
        String sql = "SELECT pg_catalog." + function + "(" + SPACE + ", " + key + ")";
        return session.query(sql, row -> row.getBoolean(1)).get(0);
    }

    @Override
    public void close() {
        call("pg_advisory_unlock");
    }
}
