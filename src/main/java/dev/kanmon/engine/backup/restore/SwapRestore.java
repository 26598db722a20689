package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.restore.RestoreMark.Phase;
import dev.kanmon.engine.backup.restore.ServerDatabases.Found;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.environment.ProductionMark;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import java.util.List;
import java.util.Optional;

/**
 * Restores into a new database and lets that take the old one's place. How far it has come is on the server alone, in the
 * names and comments of the databases, so any later run for the same decision goes on from there.
 */
final class SwapRestore {

    private final RestoreRequest request;
    private final Backup backup;
    private final RestoreKey key;
    private final String decision;
    private final StopSignal stop;
    private final Session maintenance;
    private final ServerDatabases databases;

    /** @param maintenance with another database of the server */
    SwapRestore(RestoreRequest request, Backup backup, String decision, StopSignal stop, Session maintenance) {
        this.request = request;
        this.backup = backup;
        this.key = RestoreKey.of(request.target().database(), request.identifier(), decision);
        this.decision = decision;
        this.stop = stop;
        this.maintenance = maintenance;
        this.databases = new ServerDatabases(maintenance);
    }

    RestoreResult run() {
        Found old = databases.find(key.database()).orElseThrow(this::noDatabase);
        Optional<Found> begun = databases.find(key.newDatabase());
        begun.ifPresent(this::requireOurs);
        if (old.allowsConnections()) {
            return replaceUnlessDone(begun);
        }
        if (begun.filter(Found::isRestored).isEmpty()) {
            throw RestoreProblems.inTheWay(
                    "The database " + key.database()
                            + " takes no connections, and it was not this restore that made it so.",
                    "Find out who did that; ALTER DATABASE … ALLOW_CONNECTIONS true lets them in again.");
        }
        return swap(new OtherSessions(maintenance, key.database(), 0), Optional.empty());
    }

    private RestoreResult replaceUnlessDone(Optional<Found> begun) {
        // The lock keeps deploys away from the database until the moment when nobody can connect with it any more.
        try (Session locked = TargetConnector.open(request.target(), Restore.APPLICATION)) {
            AdvisoryLock.take(locked, request.patience(), stop);
            RestoreTable table = new RestoreTable(request.target().schema());
            List<RestoreTable.Entry> earlier = table.read(locked);
            Optional<RestoreTable.Entry> done = RestoreTable.find(earlier, decision, request.identifier());
            if (done.isPresent()) {
                return done.get().alreadyRestored();
            }
            OtherSessions sessions = new OtherSessions(maintenance, key.database(), processOf(locked));
            requirePossible(sessions);
            if (begun.filter(Found::isRestored).isEmpty()) {
                begun.ifPresent(half -> databases.drop(half.name()));
                restoreIntoNew(table, earlier, ProductionMark.isThere(locked));
            }
            return swap(sessions, Optional.of(locked));
        }
    }

    private static int processOf(Session session) {
        return session.query("SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .get(0);
    }

    private void requirePossible(OtherSessions sessions) {
        new SwapRights(maintenance, key.database()).require(sessions);
        if (databases.find(key.keptDatabase()).isPresent()) {
            throw nameTaken(key.keptDatabase());
        }
    }

    private void requireOurs(Found found) {
        if (!found.isOf(key)) {
            throw nameTaken(found.name());
        }
    }

    private void restoreIntoNew(RestoreTable table, List<RestoreTable.Entry> earlier, boolean production) {
        backup.requireIntact();
        databases.createLike(key.database(), key.newDatabase(), mark(Phase.RESTORING));
        try {
            fill();
            checkAndRecord(table, earlier, production);
            new DatabaseProperties(maintenance).carryOver(key.database(), key.newDatabase());
        } catch (RuntimeException e) {
            dropHalf();
            throw e;
        }
        databases.mark(key.newDatabase(), mark(Phase.RESTORED));
    }

    private void fill() {
        try (ArchiveProcess process =
                backup.program().into(request.target().onDatabase(key.newDatabase()), request.jobs())) {
            stop.onCancel(process::kill);
            process.finish();
        } finally {
            stop.onCancel(() -> {});
        }
    }

    /** The mark of production counts for one oid, and the new database has another. */
    private void checkAndRecord(RestoreTable table, List<RestoreTable.Entry> earlier, boolean production) {
        try (Session restored = openNew()) {
            new RestoreCheck(restored, backup.manifest()).require();
            table.record(
                    restored,
                    new RestoreTable.Entry(decision, request.identifier(), key.keptDatabase(), null),
                    earlier);
            if (production) {
                ProductionMark.leave(restored, Environment.Production);
            }
        }
    }

    private boolean sameDefinitions() {
        try (Session restored = openNew()) {
            return new RestoreCheck(restored, backup.manifest()).sameDefinitions();
        }
    }

    private Session openNew() {
        return TargetConnector.open(request.target().onDatabase(key.newDatabase()), Restore.APPLICATION);
    }

    private void dropHalf() {
        if (!maintenance.isClosed()) {
            databases.drop(key.newDatabase());
        }
    }

    private RestoreResult swap(OtherSessions sessions, Optional<Session> locked) {
        if (stop.isRequested()) {
            throw RestoreProblems.interrupted();
        }
        boolean same = sameDefinitions();
        new Swap(maintenance, key).run(sessions, locked);
        return new RestoreResult.Restored(Optional.of(key.keptDatabase()), same);
    }

    private RestoreMark mark(Phase phase) {
        return RestoreMark.of(phase, key, request.identifier(), decision);
    }

    private ProblemException noDatabase() {
        return new ProblemException(new Problem(
                ProblemCode.DATABASE_DOES_NOT_EXIST,
                ExitCode.TARGET_UNREACHABLE,
                "The database of " + request.target() + " does not exist.",
                "Create it empty, with the owner that it is to have; then restore."));
    }

    private static ProblemException nameTaken(String name) {
        return RestoreProblems.inTheWay(
                "There is a database " + name + " that this restore did not make, under a name that it needs.",
                "Look what it is, and rename or drop it.");
    }
}
