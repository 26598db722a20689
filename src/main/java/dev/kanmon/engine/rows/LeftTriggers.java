package dev.kanmon.engine.rows;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.util.List;

/**
 * The triggers that copies have left, switched off. To drop one takes ACCESS EXCLUSIVE: each by itself and for a moment,
 * with nothing else locked, so that it can make no deadlock; where somebody reads for long, it stays until next time.
 */
final class LeftTriggers {

    private static final String FIND = "SELECT pg_catalog.format('DROP TRIGGER IF EXISTS %I ON %s', g.tgname,"
            + " g.tgrelid::regclass) FROM pg_catalog.pg_trigger g"
            + " WHERE g.tgfoid = pg_catalog.to_regprocedure('_kanmon_rows.capture()')::oid AND g.tgenabled = 'D'";

    private LeftTriggers() {}

    /** Drops what can be dropped within the session's lock_timeout. */
    static void drop(Session session) {
        List<String> statements = session.query(FIND, row -> row.getString(1));
        for (String statement : statements) {
            try {
                session.run(statement);
            } catch (ServerException e) {
                if (e.error().kind() != FailureKind.CONTENTION) {
                    throw e;
                }
                return;
            }
        }
    }
}
