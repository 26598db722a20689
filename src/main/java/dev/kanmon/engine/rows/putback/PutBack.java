package dev.kanmon.engine.rows.putback;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.rows.CopiedRows;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.Optional;

/** {@code resolve --put-back-rows}: gives the rows that a migration updated or deleted what they held before. */
public final class PutBack {

    private static final String FIND_SCHEMA = "SELECT pg_catalog.to_regclass('_kanmon_rows.copies') IS NOT NULL";

    private final Session session;
    private final MigrationSource source;
    private final String migration;
    private final boolean overwrite;

    private PutBack(Session session, MigrationSource source, String migration, boolean overwrite) {
        this.session = session;
        this.source = source;
        this.migration = migration;
        this.overwrite = overwrite;
    }

    /**
     * How it ended.
     *
     * @param rows what was put back; none where that was refused, or done before
     */
    public record Result(CommandResult result, List<CopiedRows> rows) {}

    /**
     * Puts the rows of the migration's last run back, in one transaction. The history stays as it is.
     *
     * @param session a fresh one, used for nothing else; the advisory lock stays with it
     * @param overwrite whether rows that were changed since may be overwritten
     * @param stop ends the waiting for the lock early, and cancels what runs
     * @throws ProblemException P1002; K1004
     * @throws ServerException where the connection is lost; whether the rows are back, the next attempt tells
     */
    public static Result run(
            Session session,
            MigrationSource source,
            String migration,
            boolean overwrite,
            DeploySettings settings,
            StopSignal stop) {
        stop.onCancel(session::cancel);
        settings.applyTo(session);
        AdvisoryLock.take(session, settings.advisoryLockTimeout(), stop);
        return new PutBack(session, source, migration, overwrite).run();
    }

    private Result run() {
        boolean anyCopies = session.query(FIND_SCHEMA, row -> row.getBoolean(1)).get(0);
        List<RowCopy> copies = anyCopies ? RowCopy.of(session, migration) : List.of();
        if (copies.isEmpty()) {
            return ended(Optional.of(PutBackProblems.noCopies(migration)), ExitCode.RESOLUTION_REFUSED, List.of());
        }
        List<RowCopy> newest = newestRun(copies);
        if (newest.isEmpty()) {
            return ended(Optional.empty(), ExitCode.NOTHING_TO_DO, List.of());
        }
        try {
            List<CopiedRows> rows = new PutBackTransaction(session, migration, newest, overwrite).run();
            return ended(Optional.empty(), ExitCode.DONE, rows);
        } catch (ProblemException e) {
            session.rollBack();
            return ended(Optional.of(e.problem()), e.problem().outcome(), List.of());
        } catch (ServerException e) {
            FailureKind kind = e.error().kind();
            if (kind == FailureKind.CONNECTION_LOST || kind == FailureKind.CANCELLED) {
                throw e;
            }
            session.rollBack();
            Problem problem = PutBackProblems.server(e.error());
            return ended(Optional.of(problem), problem.outcome(), List.of());
        }
    }

    /** A migration that was rolled back by hand and run again has copies of several runs. */
    private static List<RowCopy> newestRun(List<RowCopy> copies) {
        return copies.stream()
                .filter(copy -> !copy.putBack())
                .filter(copy -> copy.takenAt().equals(copies.get(0).takenAt()))
                .toList();
    }

    private Result ended(Optional<Problem> problem, ExitCode outcome, List<CopiedRows> rows) {
        HistoryTable table = new HistoryTable(session.schema());
        History history = table.inspect(session).tableExists() ? table.read(session) : History.EMPTY;
        List<String> pending =
                history.pending(source).stream().map(Migration::name).toList();
        return new Result(
                new CommandResult(
                        outcome,
                        problem,
                        history.counts(source),
                        List.of(),
                        pending,
                        history.edited(source),
                        history.missing(source),
                        Optional.empty()),
                rows);
    }
}
