package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.time.Duration;
import java.util.List;

/**
 * A session with a database that every server has, from where others are made, renamed and dropped: nobody can rename the
 * database that he is in.
 */
final class MaintenanceDatabase {

    /** As PostgreSQL's own createdb and dropdb look for one. */
    private static final List<String> CANDIDATES = List.of("postgres", "template1");

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private MaintenanceDatabase() {}

    /**
     * Opens it, and takes a lock there: one restore of a database at a time, also while nobody can connect to that.
     *
     * @throws ProblemException K3025 where the role gets into none; P1002 where another restore of this database runs
     */
    static Session open(ConnectionUrl target, Duration patience, Pause pause) {
        Session session = connect(target);
        try {
            lock(session, target.database(), patience, pause);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static Session connect(ConnectionUrl target) {
        ProblemException last = null;
        for (String candidate : CANDIDATES) {
            if (!candidate.equals(target.database())) {
                try {
                    return TargetConnector.open(target.onDatabase(candidate), Restore.APPLICATION);
                } catch (ProblemException e) {
                    last = e;
                }
            }
        }
        throw none(last);
    }

    private static ProblemException none(ProblemException last) {
        ProblemCode code = last.problem().code();
        boolean serverIsThere = code == ProblemCode.DATABASE_DOES_NOT_EXIST || code == ProblemCode.ACCESS_DENIED;
        return serverIsThere
                ? new ProblemException(
                        new Problem(
                                ProblemCode.NO_MAINTENANCE_DATABASE,
                                ExitCode.RESTORE_FAILED,
                                "A swap needs a session beside the database, and the role may connect neither to"
                                        + " \"postgres\" nor to \"template1\".",
                                "Grant it CONNECT on the database postgres, or restore with --method in-place."),
                        last)
                : last;
    }

    private static void lock(Session session, String database, Duration patience, Pause pause) {
        long deadline = System.nanoTime() + patience.toNanos();
        String take =
                "SELECT pg_catalog.pg_try_advisory_lock(72707369, pg_catalog.hashtext(" + Sql.literal(database) + "))";
        while (!session.query(take, row -> row.getBoolean(1)).get(0)) {
            if (System.nanoTime() - deadline >= 0 || !pause.await(BETWEEN_ATTEMPTS)) {
                throw new ProblemException(new Problem(
                        ProblemCode.LOCK_TIMEOUT,
                        ExitCode.LOCK_NOT_ACQUIRED,
                        "Another restore of " + database + " is running.",
                        "Try again when it has ended."));
            }
        }
    }
}
