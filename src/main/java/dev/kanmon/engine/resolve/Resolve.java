package dev.kanmon.engine.resolve;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Pause;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code resolve}: writes a person's word into the history, as {@code prisma migrate resolve} does. */
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
     * @param settings of the lock and the timeouts
     * @param pause ends the waiting for the lock early
     * @throws dev.kanmon.engine.ProblemException P1002, P3019 (for {@code --applied} only), an unreadable history
     */
    public static CommandResult run(
            Session session, MigrationSource source, Resolution resolution, DeploySettings settings, Pause pause) {
        if (resolution.mark() == Resolution.Mark.APPLIED) {
            source.requirePostgresql();
        }
        settings.applyTo(session);
        if (settings.advisoryLock()) {
            AdvisoryLock.take(session, settings.advisoryLockTimeout(), pause);
        }
        return new Resolve(session, source, resolution).run();
    }

    private CommandResult run() {
        Surroundings surroundings = table.inspect(session);
        History history = surroundings.tableExists() ? table.read(session) : History.EMPTY;
        ResolveDecision decision = decide(history);
        if (decision instanceof ResolveDecision.Refuse refuse) {
            return result(refuse.problem().outcome(), Optional.of(refuse.problem()), history);
        }
        if (decision instanceof ResolveDecision.Nothing) {
            return result(ExitCode.NOTHING_TO_DO, Optional.empty(), history);
        }
        write((ResolveDecision.Change) decision, surroundings);
        return result(ExitCode.DONE, Optional.empty(), table.read(session));
    }

    private ResolveDecision decide(History history) {
        String name = resolution.migration();
        return switch (resolution.mark()) {
            case APPLIED -> ResolveDecision.applied(name, history.of(name), source.find(name), resolution.ifNeeded());
            case ROLLED_BACK -> ResolveDecision.rolledBack(name, history.of(name), resolution.ifNeeded());
        };
    }

    private void write(ResolveDecision.Change change, Surroundings surroundings) {
        if (!surroundings.tableExists()) {
            table.create(session, surroundings);
        }
        List<String> statements = new ArrayList<>();
        change.rollBack().forEach(id -> statements.add(table.updateRolledBack(id)));
        change.insertChecksum()
                .ifPresent(checksum -> statements.add(
                        table.insertResolved(UUID.randomUUID().toString(), resolution.migration(), checksum)));
        session.run("BEGIN;" + String.join(";", statements) + ";COMMIT");
    }

    private CommandResult result(ExitCode outcome, Optional<Problem> problem, History after) {
        RunReport.History counts = after.counts(source);
        List<String> marked = outcome == ExitCode.DONE ? List.of(resolution.migration()) : List.of();
        List<String> pending =
                after.pending(source).stream().map(Migration::name).toList();
        return new CommandResult(
                outcome,
                problem,
                counts,
                marked,
                pending,
                after.edited(source),
                after.missing(source),
                Optional.empty());
    }
}
