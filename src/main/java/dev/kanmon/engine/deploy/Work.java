package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationOrder;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a deploy has to do, in order.
 *
 * @param resumed attempts that were killed and are gone on with, before anything else
 * @param pending migrations that are begun
 */
record Work(List<UnfinishedAttempt.Resumable> resumed, List<CheckedMigration> pending) {

    /**
     * @return all scripts read and found fit to run
     * @throws dev.kanmon.engine.ProblemException where a script or the order of the pending ones is not
     */
    static Work of(List<UnfinishedAttempt> unfinished, History history, MigrationSource source) {
        List<Migration> pending = history.pending(source);
        MigrationOrder.requireUnambiguous(pending.stream().map(Migration::name).toList());
        List<UnfinishedAttempt.Resumable> resumed = unfinished.stream()
                .map(UnfinishedAttempt.Resumable.class::cast)
                .sorted(Comparator.comparing(attempt -> attempt.row().startedAt()))
                .toList();
        return new Work(resumed, CheckedMigration.check(pending));
    }

    /** The same without some of the pending ones. */
    Work without(List<String> held) {
        return new Work(
                resumed,
                pending.stream()
                        .filter(migration -> !held.contains(migration.name()))
                        .toList());
    }

    /** P3009, with each attempt that a person has to decide on. */
    static Problem failedMigrations(List<UnfinishedAttempt.Blocking> blocking) {
        String list = blocking.stream().map(Work::describe).collect(Collectors.joining("\n"));
        String first = blocking.get(0).row().migration();
        return new Problem(
                ProblemCode.FAILED_MIGRATIONS,
                ExitCode.HISTORY_BLOCKED,
                "There are failed migrations in the target database, new migrations will not be applied.\n" + list,
                "See what it left behind, then mark it: resolve --rolled-back " + first + " to run it again, or"
                        + " resolve --applied " + first + " if you have brought the database there by hand.");
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        resumed.forEach(attempt -> names.add(attempt.migration().name()));
        pending.forEach(migration -> names.add(migration.name()));
        return names;
    }

    private static String describe(UnfinishedAttempt.Blocking attempt) {
        HistoryRow row = attempt.row();
        String why = attempt.why().isEmpty() ? "" : ": " + attempt.why();
        return "The `" + row.migration() + "` migration started at "
                + row.startedAt().toInstant() + " failed" + why;
    }
}
