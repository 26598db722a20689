package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;
import java.util.List;

/** What a deploy finds before it changes anything. */
public sealed interface Survey {

    /** There is nothing to apply, or something that keeps everything from being applied. */
    record Ended(CommandResult result) implements Survey {}

    /**
     * Something is to be applied, marked as a baseline, or left out.
     *
     * @param history as it is, or as it will be once the baseline is marked
     * @param baseline none where the database has a history, or no tables
     * @param selection what is left out
     */
    record Due(
            History history, Surroundings surroundings, Baseline baseline, Work work, Selection selection, Tally tally)
            implements Survey {

        /** Whether all that is pending is left out. */
        public boolean isEmpty() {
            return work.names().isEmpty() && baseline.isEmpty();
        }

        /** The migrations that the run knows of: all but those that are left out. */
        public MigrationSource source() {
            return selection.source();
        }

        /** The same without all that comes after the first that is left out. */
        public Due upToFirstHeld() {
            Selection narrower = selection.upToFirstHeld();
            return new Due(history, surroundings, baseline, work.without(narrower.heldNames()), narrower, tally);
        }

        /** Names of the migrations to apply, in order; first those that an earlier run has begun. */
        public List<String> names() {
            return work.names();
        }

        /** The result of a command that leaves everything as it is. */
        public CommandResult untouched(ExitCode outcome) {
            return tally.untouched(outcome);
        }

        /** The same of one that does not take the baseline for applied. */
        public CommandResult withoutBaseline(ExitCode outcome) {
            return (baseline.isEmpty() ? tally : tally.ofNoHistory()).untouched(outcome);
        }
    }

    /**
     * Looks, under the advisory lock, which the session keeps.
     *
     * @throws ProblemException P1002, P3005, P3015, P3017 for the baseline, unfit scripts
     */
    static Survey take(Session session, TargetSource sources, DeploySettings settings, StopSignal stop) {
        DeployContext context = DeployContext.of(session, settings, stop, progress -> {});
        return take(context, sources);
    }

    /** The same for a deploy that goes on with what it finds. */
    static Survey take(DeployContext context, TargetSource sources) {
        context.sessionSettings().applyTo(context.session());
        if (context.settings().advisoryLock()) {
            AdvisoryLock.take(context.session(), context.settings().advisoryLockTimeout(), context.stop());
        }
        MigrationSource source = sources.on(context.session());
        source.requirePostgresql();
        Surroundings surroundings = context.table().inspect(context.session());
        Baseline baseline = baseline(context.settings(), surroundings, source);
        History history = baseline.isEmpty() ? readHistory(context, surroundings, source) : baseline.history();
        Tally tally = new Tally(history, source);
        List<UnfinishedAttempt> unfinished = unfinished(context, history, source);
        List<UnfinishedAttempt.Blocking> blocking = UnfinishedAttempt.blocking(unfinished);
        if (!blocking.isEmpty()) {
            return new Ended(tally.blocked(
                    Work.failedMigrations(blocking), blocking.get(0).failure()));
        }
        Work work = Work.of(unfinished, history, source);
        if (work.names().isEmpty() && baseline.isEmpty()) {
            return new Ended(tally.done());
        }
        Selection selection = selection(context, history, source);
        return new Due(history, surroundings, baseline, work.without(selection.heldNames()), selection, tally);
    }

    private static Selection selection(DeployContext context, History history, MigrationSource source) {
        return context.settings()
                .holding()
                .map(holding -> Selection.of(source, PendingClasses.of(context.session(), history, source), holding))
                .orElseGet(() -> Selection.of(source, List.of(), Holding.NONE));
    }

    /** A database with a history has none, so that it may be asked for again and again; nor has an empty one. */
    private static Baseline baseline(DeploySettings settings, Surroundings surroundings, MigrationSource source) {
        return surroundings.lacksHistory()
                ? settings.baseline()
                        .map(migration -> Baseline.upTo(migration, source))
                        .orElse(Baseline.NONE)
                : Baseline.NONE;
    }

    private static History readHistory(DeployContext context, Surroundings surroundings, MigrationSource source) {
        if (surroundings.tableExists()) {
            return context.table().read(context.session());
        }
        if (surroundings.lacksHistory() && !source.beginsWithTarget()) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.DATABASE_NOT_EMPTY,
                            ExitCode.DATABASE_NOT_EMPTY,
                            "The database schema \"" + context.session().schema()
                                    + "\" is not empty, and it has no history.",
                            "If its tables are what the first migrations make, name the last of those with --baseline; it is checked."));
        }
        return History.EMPTY;
    }

    /** Without the lock another run may be at it now, so nothing is gone on with. */
    private static List<UnfinishedAttempt> unfinished(DeployContext context, History history, MigrationSource source) {
        if (context.settings().advisoryLock()) {
            return UnfinishedAttempt.all(history, source);
        }
        return history.unfinished().stream()
                .<UnfinishedAttempt>map(row -> new UnfinishedAttempt.Blocking(row, ""))
                .toList();
    }
}
