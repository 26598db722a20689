package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.backup.restore.RestoreProgram.Section;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.environment.ProductionMark;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Restores over what is there: clearing, the backup, the comparison and the note of it are one transaction, so a kill at any
 * moment leaves the database as it was.
 */
final class InPlaceRestore {

    private final RestoreRequest request;
    private final Backup backup;
    private final String decision;
    private final StopSignal stop;
    private final Session session;

    /** @param session with the database */
    InPlaceRestore(RestoreRequest request, Backup backup, String decision, StopSignal stop, Session session) {
        this.request = request;
        this.backup = backup;
        this.decision = decision;
        this.stop = stop;
        this.session = session;
    }

    RestoreResult run() {
        AdvisoryLock.take(session, request.patience(), stop);
        RestoreTable table = new RestoreTable(request.target().schema());
        List<RestoreTable.Entry> earlier = table.read(session);
        Optional<RestoreTable.Entry> done = RestoreTable.find(earlier, decision, request.identifier());
        if (done.isPresent()) {
            return done.get().alreadyRestored();
        }
        requireSuitable();
        backup.requireIntact();
        return replace(table, earlier);
    }

    private void requireSuitable() {
        String encoding =
                session.query("SHOW server_encoding", row -> row.getString(1)).get(0);
        if (!encoding.equals("UTF8")) {
            throw RestoreProblems.inTheWay(
                    "The database's encoding is " + encoding + ", and only one in UTF8 can be restored in place.",
                    "Restore with --method swap.");
        }
        List<String> subscriptions = session.query(
                "SELECT s.subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid"
                        + " WHERE d.datname = pg_catalog.current_database()",
                row -> row.getString(1));
        if (!subscriptions.isEmpty()) {
            throw RestoreProblems.inTheWay(
                    "The database subscribes to others (" + String.join(", ", subscriptions)
                            + "), and a subscription cannot be dropped in a transaction.",
                    "Drop them first, or restore with --method swap.");
        }
    }

    private RestoreResult replace(RestoreTable table, List<RestoreTable.Entry> earlier) {
        stop.onCancel(session::cancel);
        boolean production = ProductionMark.isThere(session);
        try {
            OtherSessions sessions = new OtherSessions(session, request.target().database(), 0);
            new DatabaseContent(session).clear(sessions, stop);
            load();
            RestoreCheck check = new RestoreCheck(session, backup.manifest());
            check.require();
            boolean same = check.sameDefinitions();
            table.record(session, new RestoreTable.Entry(decision, request.identifier(), null, null), earlier);
            session.run("COMMIT");
            rememberProduction(production);
            return new RestoreResult.Restored(Optional.empty(), same);
        } finally {
            session.rollBack();
        }
    }

    /** A backup from before the mark does not have it. */
    private void rememberProduction(boolean production) {
        if (production) {
            ProductionMark.leave(session, Environment.Production);
        }
    }

    private void load() {
        ScriptLoader loader = new ScriptLoader(session);
        load(Section.PRE_DATA, loader::runDefinitions);
        load(Section.DATA, loader::runData);
        load(Section.POST_DATA, loader::runDefinitions);
        session.run("SET search_path = " + Sql.identifier(request.target().schema()));
    }

    /** Takes one part of the backup's script. */
    @FunctionalInterface
    private interface Loading {
        void load(InputStream script) throws IOException;
    }

    private void load(Section section, Loading loading) {
        try (ArchiveProcess process = backup.program().script(section)) {
            loading.load(process.output());
            process.finish();
        } catch (IOException e) {
            throw RestoreProblems.unreadable("the backup", e);
        } catch (ServerException e) {
            throw RestoreProblems.statementFailed(e);
        }
    }
}
