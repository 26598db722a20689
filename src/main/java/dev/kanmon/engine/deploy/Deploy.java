package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.environment.ProductionMark;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.TargetSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code deploy}: brings a database to its source, as {@code prisma migrate deploy} does. */
public final class Deploy {

    private final DeployContext context;
    private final TargetSource source;
    private final Admission admission;
    private final BaselineCheck baselineCheck;
    private final RowCopying rows;

    private Deploy(
            DeployContext context,
            TargetSource source,
            Admission admission,
            BaselineCheck baselineCheck,
            RowCopying rows) {
        this.context = context;
        this.source = source;
        this.admission = admission;
        this.baselineCheck = baselineCheck;
        this.rows = rows;
    }

    /**
     * Applies what is pending, in order, up to the first migration that fails. The lock stays with the session, which is
     * to be closed afterwards.
     *
     * @param session a fresh one, used for nothing else
     * @param admission has the last word on what is due
     * @param stop ends the deploy early, between two migrations or by cancelling one
     * @param listener is told how it goes
     * @throws ProblemException where nothing was even begun: P1002, P3005, P3015, P3019, unfit scripts
     * @throws dev.kanmon.engine.session.ServerException where the server fails in what is not a migration
     */
    public static CommandResult run(
            Session session,
            TargetSource source,
            DeploySettings settings,
            Admission admission,
            StopSignal stop,
            Progress.Listener listener) {
        return run(session, source, settings, admission, BaselineCheck.NOT_PREPARED, RowCopying.NONE, stop, listener);
    }

    /**
     * The same for a database that may have to be taken over, and with copies of the rows that are changed.
     *
     * @param baselineCheck has the last word on the settings' baseline
     * @param rows copies rows
     */
    public static CommandResult run(
            Session session,
            TargetSource source,
            DeploySettings settings,
            Admission admission,
            BaselineCheck baselineCheck,
            RowCopying rows,
            StopSignal stop,
            Progress.Listener listener) {
        stop.onCancel(session::cancel);
        DeployContext context = DeployContext.of(session, settings, stop, listener);
        return new Deploy(context, source, admission, baselineCheck, rows).run();
    }

    private CommandResult run() {
        Survey survey = Survey.take(context, source);
        if (survey instanceof Survey.Ended ended) {
            leaveProductionMark();
            return ended.result();
        }
        Survey.Due surveyed = (Survey.Due) survey;
        Survey.Due due = surveyed.isEmpty() ? surveyed : admission.admit(context.session(), surveyed);
        if (due.isEmpty()) {
            leaveProductionMark();
            return due.tally().done();
        }
        requireWritable(due.surroundings());
        rows.prepare(context.session(), due);
        if (due.baseline().isEmpty()) {
            prepareTable(due.surroundings());
            leaveProductionMark();
            return apply(due.work(), due.tally());
        }
        Tally marked = mark(due);
        leaveProductionMark();
        return apply(due.work(), marked);
    }

    /** Before the first migration, so that one that fails or is killed has not kept the database from remembering. */
    private void leaveProductionMark() {
        context.settings()
                .environment()
                .flatMap(environment -> ProductionMark.leave(context.session(), environment))
                .ifPresent(why -> context.listener()
                        .on(new Progress.Warned("The database could not be marked as production, so what protects"
                                + " production relies on the environment alone: " + why)));
    }

    /** In one transaction, so that a run that is killed has marked all of it or nothing. */
    private Tally mark(Survey.Due due) {
        Baseline baseline = due.baseline();
        baselineCheck.require(context.session(), baseline);
        context.table().create(context.session(), due.surroundings(), baseline.marks(context.table()));
        context.listener().on(new Progress.Baselined(baseline.names()));
        Tally tally = due.tally().ofNoHistory();
        baseline.names().forEach(tally::applied);
        return tally;
    }

    private static void requireWritable(Surroundings surroundings) {
        if (surroundings.readOnly()) {
            throw new ProblemException(new Problem(
                    ProblemCode.READ_ONLY,
                    ExitCode.INVALID_INPUT,
                    "The database takes no writes: it is a standby, or default_transaction_read_only is on.",
                    "Use the URL of the primary server."));
        }
    }

    private void prepareTable(Surroundings surroundings) {
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
                ? new TransactionalRun(context, migration, rows).run()
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
