package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.plan.rehearsal.Observation.Extent;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Observes a statement that refuses a transaction, into which nobody can look. Another session holds SHARE UPDATE
 * EXCLUSIVE on every table, which all such statements conflict with; so the statement has to stop at its first lock,
 * however short it is, and can be looked at before it is let go.
 */
final class AloneObserver {

    private static final long PAUSE_NANOS = 1_000_000;

    private static final String LOCKS = "SELECT l.mode, l.granted, " + RelationState.COLUMNS
            + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE l.locktype = 'relation' AND " + RelationState.OF_THE_USER + " AND l.pid = ";

    private static final String TABLES = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND " + RelationState.OF_THE_USER + " ORDER BY c.oid";

    private final Session observed;
    private final Session blocker;

    /**
     * @param observed in which the statement runs
     * @param blocker another session with the same database
     */
    AloneObserver(Session observed, Session blocker) {
        this.observed = observed;
        this.blocker = blocker;
    }

    /** What a run did, with what was seen of it. */
    record Seen(Attempt attempt, Observation observation) {}

    /** @param statement runs it in the observed session */
    Seen observe(Supplier<Attempt> statement) {
        int pid = observed.query("SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .get(0);
        Map<Long, RelationState> before = Relations.all(blocker);
        blockTables();
        CompletableFuture<Attempt> run = CompletableFuture.supplyAsync(statement);
        List<ObservedLock> locks;
        try {
            locks = locksAtFirstStop(pid, run);
        } finally {
            blocker.rollBack();
        }
        Attempt attempt = result(run);
        Set<ObservedRelation> rewritten = Relations.rewritten(before, Relations.all(blocker));
        return new Seen(
                attempt,
                attempt.succeeded()
                        ? new Observation(Extent.FIRST_LOCK, locks, rewritten, Set.of())
                        : Observation.NOTHING);
    }

    /** Where the server has no room for so many locks, or the role no right to them, the statement is run unseen. */
    private void blockTables() {
        List<String> tables = blocker.query(TABLES, row -> row.getString(1));
        blocker.run("BEGIN");
        try {
            if (!tables.isEmpty()) {
                blocker.run("LOCK TABLE ONLY " + String.join(", ONLY ", tables) + " IN SHARE UPDATE EXCLUSIVE MODE");
            }
        } catch (ServerException e) {
            blocker.rollBack();
        }
    }

    private List<ObservedLock> locksAtFirstStop(int pid, CompletableFuture<Attempt> run) {
        while (!run.isDone()) {
            if (waits(pid)) {
                return blocker.query(
                        LOCKS + pid,
                        row -> new ObservedLock(
                                RelationState.read(row).relation(),
                                LockMode.ofPgLocks(row.getString("mode")).orElseThrow()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return List.of();
    }

    private boolean waits(int pid) {
        String sql = "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks WHERE NOT granted AND pid = " + pid + ")";
        return blocker.query(sql, row -> row.getBoolean(1)).get(0);
    }

    private static Attempt result(CompletableFuture<Attempt> run) {
        try {
            return run.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
