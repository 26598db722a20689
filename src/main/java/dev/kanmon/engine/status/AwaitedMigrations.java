package dev.kanmon.engine.status;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.LockHolder;
import dev.kanmon.engine.session.Session;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether migrations that somebody waits for are applied, by the history alone. Takes no lock, writes nothing.
 *
 * @param history whether there is a history at all
 * @param absent those that are not applied, in the order in which they were asked for
 * @param failed attempts that failed and that nobody has resolved, of whatever migration: they stop all others
 * @param running who applies migrations now; told only where something is not ended
 */
public record AwaitedMigrations(
        boolean history, List<String> absent, List<HistoryRow> failed, Optional<LockHolder> running) {

    public AwaitedMigrations {
        absent = List.copyOf(absent);
        failed = List.copyOf(failed);
    }

    /**
     * Looks once.
     *
     * @param names the migrations that are waited for
     * @throws dev.kanmon.engine.ProblemException K1003 or K1004 where the history cannot be read
     */
    public static AwaitedMigrations look(Session session, Collection<String> names) {
        HistoryTable table = new HistoryTable(session.schema());
        if (!table.inspect(session).tableExists()) {
            return new AwaitedMigrations(false, List.copyOf(names), List.of(), Optional.empty());
        }
        History history = table.read(session);
        // Without the lock a migration that runs now looks as if it had been left.
        Optional<LockHolder> holder = history.unfinished().isEmpty() ? Optional.empty() : AdvisoryLock.holder(session);
        return of(history, names, holder);
    }

    private static AwaitedMigrations of(History history, Collection<String> names, Optional<LockHolder> holder) {
        Set<String> applied =
                history.applied().stream().map(HistoryRow::migration).collect(Collectors.toSet());
        List<String> absent =
                names.stream().filter(name -> !applied.contains(name)).toList();
        List<HistoryRow> failed = history.unfinished().stream()
                .filter(row -> holder.isEmpty() && row.logs() != null)
                .toList();
        return new AwaitedMigrations(true, absent, failed, holder);
    }

    /** Whether all that is waited for is applied. */
    public boolean complete() {
        return absent.isEmpty();
    }
}
