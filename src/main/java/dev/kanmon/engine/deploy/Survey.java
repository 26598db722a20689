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
import java.util.List;

/** What a deploy finds before it changes anything. */
public sealed interface Survey {

    /** There is nothing to apply, or something that keeps everything from being applied. */
    record Ended(CommandResult result) implements Survey {}

    /** Something is to be applied. */
    record Due(History history, Surroundings surroundings, Work work, Tally tally) implements Survey {

        /** Names of the migrations to apply, in order; first those that an earlier run has begun. */
        public List<String> names() {
            return work.names();
        }

        /** The result of a command that leaves everything as it is. */
        public CommandResult untouched(ExitCode outcome) {
            return tally.untouched(outcome);
        }
    }

    /**
     * Looks, under the advisory lock, which the session keeps.
     *
     * @throws ProblemException P1002, P3005, P3015, unfit scripts
     */
    static Survey take(Session session, MigrationSource source, DeploySettings settings, StopSignal stop) {
        DeployContext context = DeployContext.of(session, settings, stop, progress -> {});
        return take(context, source);
    }

    /** The same for a deploy that goes on with what it finds. */
    static Survey take(DeployContext context, MigrationSource source) {
        source.requirePostgresql();
        context.sessionSettings().applyTo(context.session());
        if (context.settings().advisoryLock()) {
            AdvisoryLock.take(context.session(), context.settings().advisoryLockTimeout(), context.stop());
        }
        Surroundings surroundings = context.table().inspect(context.session());
        History history = readHistory(context, surroundings);
        Tally tally = new Tally(history, source);
        List<UnfinishedAttempt> unfinished = unfinished(context, history, source);
        List<UnfinishedAttempt.Blocking> blocking = UnfinishedAttempt.blocking(unfinished);
        if (!blocking.isEmpty()) {
            return new Ended(tally.blocked(
                    Work.failedMigrations(blocking), blocking.get(0).failure()));
        }
        Work work = Work.of(unfinished, history, source);
        return work.names().isEmpty() ? new Ended(tally.done()) : new Due(history, surroundings, work, tally);
    }

    private static History readHistory(DeployContext context, Surroundings surroundings) {
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
    private static List<UnfinishedAttempt> unfinished(DeployContext context, History history, MigrationSource source) {
        if (context.settings().advisoryLock()) {
            return UnfinishedAttempt.all(history, source);
        }
        return history.unfinished().stream()
                .<UnfinishedAttempt>map(row -> new UnfinishedAttempt.Blocking(row, ""))
                .toList();
    }
}
