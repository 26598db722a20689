package dev.kanmon.engine.deploy;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.sql.Recovery;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import java.util.List;
import java.util.Optional;

/** What is to be made of a history row that was begun and not ended, when nobody else can be running it. */
public sealed interface UnfinishedAttempt {

    /** The history row. */
    HistoryRow row();

    /**
     * Its run was killed, and what it had done is known.
     *
     * @param segment the first segment that is not known to be done
     */
    record Resumable(HistoryRow row, CheckedMigration migration, int segment) implements UnfinishedAttempt {}

    /**
     * A person has to decide.
     *
     * @param why for the message; empty for a migration that plainly failed
     */
    record Blocking(HistoryRow row, String why) implements UnfinishedAttempt {

        /** What the attempt has left to say about its failure. */
        public RunReport.Failure failure() {
            return FailureText.read(row);
        }
    }

    /** All attempts of a history that were begun and not ended. */
    static List<UnfinishedAttempt> all(History history, MigrationSource source) {
        return history.unfinished().stream()
                .map(row -> of(row, history, source))
                .toList();
    }

    /** Those that a person has to decide on. */
    static List<Blocking> blocking(List<UnfinishedAttempt> attempts) {
        return attempts.stream()
                .filter(Blocking.class::isInstance)
                .map(Blocking.class::cast)
                .toList();
    }

    private static UnfinishedAttempt of(HistoryRow row, History history, MigrationSource source) {
        boolean onlyOne = history.of(row.migration()).stream()
                .allMatch(other -> other == row || other.state() == HistoryRow.State.ROLLED_BACK);
        return onlyOne ? of(row, source) : new Blocking(row, "");
    }

    private static UnfinishedAttempt of(HistoryRow row, MigrationSource source) {
        if (row.logs() != null) {
            return new Blocking(row, "");
        }
        Optional<Migration> migration = source.find(row.migration());
        if (migration.isEmpty() || !migration.get().matches(row.checksum())) {
            return new Blocking(row, "it was not ended, and its script is not there or has changed");
        }
        Script script = Script.parse(migration.get().script().orElseThrow());
        if (!script.problems().isEmpty()) {
            return new Blocking(row, "it was not ended, and its script cannot be read");
        }
        return of(row, CheckedMigration.of(migration.get(), script));
    }

    private static UnfinishedAttempt of(HistoryRow row, CheckedMigration migration) {
        if (migration.isTransactional()) {
            // Kanmon never begins such a row: another tool did, and was killed.
            return new Blocking(row, "another tool began it and did not end it");
        }
        List<Segment> segments = migration.segments();
        int statements = 0;
        int next = 0;
        while (next < segments.size() && statements < row.appliedSteps()) {
            statements += segments.get(next).statements().size();
            next++;
        }
        if (statements != row.appliedSteps()) {
            return new Blocking(row, "its count of steps does not fit its script");
        }
        if (next < segments.size()
                && segments.get(next) instanceof Segment.Alone alone
                && alone.recovery() instanceof Recovery.Unknown) {
            return new Blocking(
                    row,
                    "its run was killed, and nobody can tell whether the statement at line "
                            + alone.statement().line() + " was done");
        }
        return new Resumable(row, migration, next);
    }
}
