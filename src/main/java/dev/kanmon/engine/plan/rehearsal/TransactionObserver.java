package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.plan.rehearsal.Observation.Extent;
import dev.kanmon.engine.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks into an open transaction from the inside: only there the names of what it made can be read, and the locks are
 * all held until the commit. After the first look each one costs as much as the transaction holds locks.
 */
final class TransactionObserver {

    /** Our own locks on the catalog are left out with the catalog; a relation that was dropped has no row any more. */
    private static final String LOCKED = "SELECT l.relation::bigint AS oid, l.mode, c.oid IS NULL AS dropped, "
            + RelationState.COLUMNS + " FROM pg_catalog.pg_locks l"
            + " LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation"
            + " LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted"
            + " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"
            + " AND (c.oid IS NULL OR " + RelationState.OF_THE_USER + ")";

    private final Session session;
    private Map<Long, RelationState> known = Map.of();
    private Set<Lock> held = Set.of();
    private boolean begun;

    TransactionObserver(Session session) {
        this.session = session;
    }

    /** As pg_locks has it. */
    private record Lock(long oid, String mode) {}

    /** What was known before does not count any more. */
    void transactionBegins() {
        begun = false;
    }

    /** Before each statement that is observed. */
    void before() {
        if (!begun) {
            known = new HashMap<>(Relations.all(session));
            held = Set.of();
            begun = true;
        }
    }

    /** After a statement that succeeded: what it did since {@link #before()}. */
    Observation after() {
        Map<Long, RelationState> now = new HashMap<>();
        Set<Lock> locks = new HashSet<>();
        session.query(LOCKED, row -> {
            long oid = row.getLong("oid");
            if (!row.getBoolean("dropped")) {
                now.put(oid, RelationState.read(row));
            }
            return locks.add(new Lock(oid, row.getString("mode")));
        });
        Observation observation = new Observation(
                Extent.WHOLE, added(locks, now), Relations.rewritten(known, now), Relations.scanned(known, now));
        known.putAll(now);
        held = locks;
        return observation;
    }

    private List<ObservedLock> added(Set<Lock> locks, Map<Long, RelationState> now) {
        List<ObservedLock> added = new ArrayList<>();
        for (Lock lock : locks) {
            RelationState state = known.getOrDefault(lock.oid(), now.get(lock.oid()));
            // Neither before nor now: made and dropped within one statement, or none of the user's.
            if (state != null && !held.contains(lock)) {
                added.add(new ObservedLock(
                        state.relation(), LockMode.ofPgLocks(lock.mode()).orElseThrow()));
            }
        }
        added.sort(Comparator.comparing((ObservedLock lock) -> lock.relation().toString())
                .thenComparing(ObservedLock::mode));
        return added;
    }
}
