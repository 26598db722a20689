package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the relations of a database as one session sees them. */
final class Relations {

    private Relations() {}

    /** All of the user's, by oid. */
    static Map<Long, RelationState> all(Session session) {
        String sql = "SELECT c.oid::bigint AS oid, " + RelationState.COLUMNS
                + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE " + RelationState.OF_THE_USER;
        Map<Long, RelationState> states = new HashMap<>();
        session.query(sql, row -> states.put(row.getLong("oid"), RelationState.read(row)));
        return states;
    }

    /** What is in both with another file. */
    static Set<ObservedRelation> rewritten(Map<Long, RelationState> before, Map<Long, RelationState> after) {
        Set<ObservedRelation> rewritten = new HashSet<>();
        after.forEach((oid, state) -> {
            RelationState earlier = before.get(oid);
            if (earlier != null && earlier.filenode() != 0 && earlier.filenode() != state.filenode()) {
                rewritten.add(earlier.relation());
            }
        });
        return rewritten;
    }

    /** What is in both with more scans. */
    static Set<ObservedRelation> scanned(Map<Long, RelationState> before, Map<Long, RelationState> after) {
        Set<ObservedRelation> scanned = new HashSet<>();
        after.forEach((oid, state) -> {
            RelationState earlier = before.get(oid);
            if (earlier != null && state.scans() > earlier.scans()) {
                scanned.add(earlier.relation());
            }
        });
        return scanned;
    }
}
