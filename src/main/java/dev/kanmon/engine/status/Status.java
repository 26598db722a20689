package dev.kanmon.engine.status;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.UnfinishedAttempt;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.LockHolder;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code status}: tells where a database stands, as {@code prisma migrate status} does. Takes no lock, writes nothing. */
public final class Status {

    private final Session session;
    private final MigrationSource source;

    private Status(Session session, MigrationSource source) {
        this.session = session;
        this.source = source;
    }

    /**
     * @throws dev.kanmon.engine.ProblemException P3019, or a history that cannot be read
     */
    public static StatusReport run(Session session, TargetSource source) {
        return new Status(session, source.on(session)).run();
    }

    private StatusReport run() {
        source.requirePostgresql();
        HistoryTable table = new HistoryTable(session.schema());
        Surroundings surroundings = table.inspect(session);
        History history = surroundings.tableExists() ? table.read(session) : History.EMPTY;
        // Without the lock a migration that runs now looks as if it had failed.
        Optional<LockHolder> holder = history.unfinished().isEmpty() ? Optional.empty() : AdvisoryLock.holder(session);
        return report(surroundings.tableExists() || source.beginsWithTarget(), history, holder);
    }

    /** @param known whether anything says where the database comes from, be it that the source does not ask */
    private StatusReport report(boolean known, History history, Optional<LockHolder> holder) {
        List<UnfinishedAttempt> unfinished = UnfinishedAttempt.all(history, source);
        List<UnfinishedAttempt.Blocking> failed =
                holder.isPresent() ? List.of() : UnfinishedAttempt.blocking(unfinished);
        List<String> pending = pending(unfinished, history, holder.isPresent());
        List<String> missing = history.missing(source);
        StatusReport.State state = StatusReport.State.of(
                !pending.isEmpty(), !missing.isEmpty(), known, !failed.isEmpty(), holder.isPresent());
        RunReport.History counts = history.counts(source);
        CommandResult result = new CommandResult(
                state.isInSync() ? ExitCode.NOTHING_TO_DO : ExitCode.NOT_UP_TO_DATE,
                Optional.empty(),
                new RunReport.History(counts.applied(), pending.size(), failed.size(), counts.lastApplied()),
                List.of(),
                pending,
                history.edited(source),
                missing,
                failed.stream().findFirst().map(UnfinishedAttempt.Blocking::failure));
        List<String> failedNames =
                failed.stream().map(attempt -> attempt.row().migration()).toList();
        return new StatusReport(state, failedNames, holder, result);
    }

    /** An attempt that the next deploy goes on with is pending too. */
    private List<String> pending(List<UnfinishedAttempt> unfinished, History history, boolean running) {
        List<String> names = new ArrayList<>();
        if (!running) {
            unfinished.stream()
                    .filter(UnfinishedAttempt.Resumable.class::isInstance)
                    .forEach(attempt -> names.add(attempt.row().migration()));
        }
        history.pending(source).stream().map(Migration::name).forEach(names::add);
        return names;
    }
}
