package dev.kanmon.engine.resolve;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DecidedScript;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.ScriptRun;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code resolve}: writes a person's word into the history, as {@code prisma migrate resolve} does, and runs a script with
 * it where there is one.
 */
public final class Resolve {

    private final Session session;
    private final HistoryTable table;
    private final MigrationSource source;
    private final Resolution resolution;

    private Resolve(Session session, MigrationSource source, Resolution resolution) {
        this.session = session;
        this.table = new HistoryTable(session.schema());
        this.source = source;
        this.resolution = resolution;
    }

    /**
     * @param session a fresh one, used for nothing else; the lock stays with it
     * @param settings of the lock and the timeouts; a script takes the lock in any case, for that it runs once rests on it
     * @param stop ends the waiting for the lock early, and the script
     * @param listener is told how the script goes
     * @throws dev.kanmon.engine.ProblemException P1002, P3019 (for {@code --applied} only), an unreadable history, K2015,
     *     scripts that cannot be run
     */
    public static CommandResult run(
            Session session,
            MigrationSource source,
            Resolution resolution,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        if (resolution.mark() == Resolution.Mark.APPLIED) {
            source.requirePostgresql();
        }
        Optional<DecidedScript> script = ScriptCheck.check(resolution);
        settings.applyTo(session);
        if (settings.advisoryLock() || script.isPresent()) {
            AdvisoryLock.take(session, settings.advisoryLockTimeout(), stop);
        }
        Resolve resolve = new Resolve(session, source, resolution);
        return resolve.run(script.map(found -> ScriptRun.of(session, settings, stop, listener, found)));
    }

    private CommandResult run(Optional<ScriptRun> script) {
        Surroundings surroundings = table.inspect(session);
        History history = surroundings.tableExists() ? table.read(session) : History.EMPTY;
        ResolveDecision decision = decide(history);
        if (decision instanceof ResolveDecision.Refuse refuse) {
            return refused(refuse.problem(), history);
        }
        if (decision instanceof ResolveDecision.Nothing) {
            return result(ExitCode.NOTHING_TO_DO, Optional.empty(), Optional.empty(), history);
        }
        ResolveDecision.Change change = (ResolveDecision.Change) decision;
        return script.isPresent() ? runWithMark(script.get(), change, history) : mark(change, surroundings);
    }

    private CommandResult mark(ResolveDecision.Change change, Surroundings surroundings) {
        if (!surroundings.tableExists()) {
            table.create(session, surroundings);
        }
        session.run("BEGIN;" + String.join(";", statements(change)) + ";COMMIT");
        return result(ExitCode.DONE, Optional.empty(), Optional.empty(), table.read(session));
    }

    private CommandResult runWithMark(ScriptRun script, ResolveDecision.Change change, History history) {
        Optional<Problem> moved = script.hasBegun() ? Optional.empty() : ScriptCheck.baseMoved(session, resolution);
        if (moved.isPresent()) {
            return refused(moved.get(), history);
        }
        return script.run(() -> creationAndMark(change))
                .map(end -> result(end.problem().outcome(), Optional.of(end.problem()), end.failure(), history))
                .orElseGet(() -> result(ExitCode.DONE, Optional.empty(), Optional.empty(), table.read(session)));
    }

    /** The history's table must not stay behind a script that fails: its being there would say that there is a history. */
    private List<String> creationAndMark(ResolveDecision.Change change) {
        List<String> statements = new ArrayList<>(table.creation(table.inspect(session)));
        statements.addAll(statements(change));
        return statements;
    }

    private ResolveDecision decide(History history) {
        String name = resolution.migration();
        return switch (resolution.mark()) {
            case APPLIED ->
                ResolveDecision.applied(name, history.of(name), checksum(history.of(name)), resolution.ifNeeded());
            case ROLLED_BACK -> ResolveDecision.rolledBack(name, history.of(name), resolution.ifNeeded());
        };
    }

    /** Of a migration that was made up of the target, the history alone has kept which script it was. */
    private Optional<String> checksum(List<HistoryRow> rows) {
        return source.beginsWithTarget()
                ? rows.stream().map(HistoryRow::checksum).reduce((earlier, later) -> later)
                : source.find(resolution.migration()).flatMap(Migration::checksum);
    }

    private List<String> statements(ResolveDecision.Change change) {
        List<String> statements = new ArrayList<>();
        change.rollBack().forEach(id -> statements.add(table.updateRolledBack(id)));
        change.insertChecksum()
                .ifPresent(checksum -> statements.add(
                        table.insertResolved(UUID.randomUUID().toString(), resolution.migration(), checksum)));
        return statements;
    }

    private CommandResult refused(Problem problem, History history) {
        return result(problem.outcome(), Optional.of(problem), Optional.empty(), history);
    }

    private CommandResult result(
            ExitCode outcome, Optional<Problem> problem, Optional<RunReport.Failure> failure, History after) {
        RunReport.History counts = after.counts(source);
        List<String> marked = outcome == ExitCode.DONE ? List.of(resolution.migration()) : List.of();
        List<String> pending =
                after.pending(source).stream().map(Migration::name).toList();
        return new CommandResult(
                outcome, problem, counts, marked, pending, after.edited(source), after.missing(source), failure);
    }
}
