package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.MigrationSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code deploy}: brings a database to its source, as {@code prisma migrate deploy} does. */
public final class Deploy {

    private final DeployContext context;
    private final MigrationSource source;

    private Deploy(DeployContext context, MigrationSource source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Applies what is pending, in order, up to the first migration that fails. The lock stays with the session, which is
     * to be closed afterwards.
     *
     * @param session a fresh one, used for nothing else
     * @param stop ends the deploy early, between two migrations or by cancelling one
     * @param listener is told how it goes
     * @throws ProblemException where nothing was even begun: P1002, P3005, P3015, P3019, unfit scripts
     * @throws dev.kanmon.engine.session.ServerException where the server fails in what is not a migration
     */
    public static CommandResult run(
            Session session,
            MigrationSource source,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        HistoryTable table = new HistoryTable(session.schema());
        stop.onCancel(session::cancel);
        return new Deploy(new DeployContext(session, table, settings, stop, listener), source).run();
    }

    private CommandResult run() {
        source.requirePostgresql();
        context.sessionSettings().applyTo(context.session());
        if (context.settings().advisoryLock()) {
            AdvisoryLock.take(context.session(), context.settings().advisoryLockTimeout(), context.stop());
        }
        Surroundings surroundings = context.table().inspect(context.session());
        History history = readHistory(surroundings);
        Tally tally = new Tally(history, source);
        List<UnfinishedAttempt> unfinished = unfinished(history);
        List<UnfinishedAttempt.Blocking> blocking = UnfinishedAttempt.blocking(unfinished);
        if (!blocking.isEmpty()) {
            return tally.blocked(
                    Work.failedMigrations(blocking), blocking.get(0).failure());
        }
        Work work = Work.of(unfinished, history, source);
        if (work.names().isEmpty()) {
            return tally.done();
        }
        prepareTable(surroundings);
        return apply(work, tally);
    }

    private History readHistory(Surroundings surroundings) {
        if (surroundings.tableExists()) {
            return context.table().read(context.session());
        }
        if (surroundings.hasOtherTables()) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.DATABASE_NOT_EMPTY,
                            ExitCode.DATABASE_NOT_EMPTY,
                            "The database schema \"" + context.session().schema()
                                    + "\" is not empty, and it has no history.",
                            "If its tables are what the first migrations create, mark those: resolve --applied NAME for each."));
        }
        return History.EMPTY;
    }

    /** Without the lock another run may be at it now, so nothing is gone on with. */
    private List<UnfinishedAttempt> unfinished(History history) {
        if (context.settings().advisoryLock()) {
            return UnfinishedAttempt.all(history, source);
        }
        return history.unfinished().stream()
                .<UnfinishedAttempt>map(row -> new UnfinishedAttempt.Blocking(row, ""))
                .toList();
    }

    private void prepareTable(Surroundings surroundings) {
        if (surroundings.readOnly()) {
            throw new ProblemException(new Problem(
                    ProblemCode.READ_ONLY,
                    ExitCode.INVALID_INPUT,
                    "The database takes no writes: it is a standby, or default_transaction_read_only is on.",
                    "Use the URL of the primary server."));
        }
        if (!surroundings.tableExists()) {
            context.table().create(context.session(), surroundings);
        }
    }

    private CommandResult apply(Work work, Tally tally) {
        context.listener().on(new Progress.Planned(work.names()));
        for (UnfinishedAttempt.Resumable attempt : work.resumed()) {
            int done = attempt.row().appliedSteps();
            Optional<CommandResult> end =
                    applyOne(attempt.migration(), done, () -> SteppedRun.resume(context, attempt), tally);
            if (end.isPresent()) {
                return end.get();
            }
        }
        for (CheckedMigration migration : work.pending()) {
            Optional<CommandResult> end = applyOne(migration, 0, () -> begin(migration), tally);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return tally.done();
    }

    private Outcome begin(CheckedMigration migration) {
        return migration.isTransactional()
                ? new TransactionalRun(context, migration).run()
                : SteppedRun.begin(context, migration);
    }

    /** @return the end of the deploy; empty when it goes on */
    private Optional<CommandResult> applyOne(
            CheckedMigration migration, int statementsDone, Supplier<Outcome> run, Tally tally) {
        if (context.stop().isRequested()) {
            return Optional.of(tally.stopped(stoppedBefore(migration)));
        }
        context.listener().on(new Progress.Started(migration.name(), statementsDone));
        long began = System.nanoTime();
        Outcome outcome = run.get();
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of(tally.failed(failed.failure()));
        }
        if (outcome instanceof Outcome.Postponed postponed) {
            return Optional.of(tally.stopped(postponed.problem()));
        }
        tally.applied(migration.name());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        context.listener().on(new Progress.Finished(migration.name(), took));
        return Optional.empty();
    }

    private static Problem stoppedBefore(CheckedMigration migration) {
        return new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop before the migration `" + migration.name() + "`.",
                "Run deploy again; it goes on where this run stopped.");
    }
}
