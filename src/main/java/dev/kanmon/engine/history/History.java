package dev.kanmon.engine.history;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.history.HistoryRow.State;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was done to a database, and what that means for a source.
 *
 * @param rows in the order of their start
 */
public record History(List<HistoryRow> rows) {

    /** A database that was never migrated. */
    public static final History EMPTY = new History(List.of());

    public History {
        rows = List.copyOf(rows);
    }

    /** All rows of one name, the earliest first. */
    public List<HistoryRow> of(String migration) {
        return rows.stream().filter(row -> row.migration().equals(migration)).toList();
    }

    /** Attempts that were begun and not ended, also those whose migration the source no longer has. */
    public List<HistoryRow> unfinished() {
        return rows.stream().filter(row -> row.state() == State.UNFINISHED).toList();
    }

    /** The last finished row of each applied migration, in the order in which they were started. */
    public List<HistoryRow> applied() {
        Map<String, HistoryRow> last = new LinkedHashMap<>();
        rows.stream().filter(row -> row.state() == State.APPLIED).forEach(row -> last.put(row.migration(), row));
        return List.copyOf(last.values());
    }

    /**
     * The source's scripts of the applied migrations, in the same order; its base stands for all of them.
     *
     * @throws java.util.NoSuchElementException where {@link #missing} names one
     */
    public List<Migration> applied(MigrationSource source) {
        if (source.beginsWithTarget()) {
            return source.base().stream().toList();
        }
        return applied().stream()
                .map(row -> source.find(row.migration()).orElseThrow())
                .toList();
    }

    /** Migrations without any row that counts, in the source's order; also those that sort before an applied one. */
    public List<Migration> pending(MigrationSource source) {
        Set<String> recorded = rows.stream()
                .filter(row -> row.state() != State.ROLLED_BACK)
                .map(HistoryRow::migration)
                .collect(Collectors.toSet());
        return source.migrations().stream()
                .filter(migration -> !recorded.contains(migration.name()))
                .toList();
    }

    /** Names of applied migrations whose script is no longer the one that was applied. */
    public List<String> edited(MigrationSource source) {
        Map<String, HistoryRow> applied =
                applied().stream().collect(Collectors.toMap(HistoryRow::migration, row -> row));
        return source.migrations().stream()
                .filter(migration -> applied.containsKey(migration.name()))
                .filter(migration -> migration.script().isPresent())
                .filter(migration ->
                        !migration.matches(applied.get(migration.name()).checksum()))
                .map(Migration::name)
                .toList();
    }

    /** Names of applied migrations that the source does not have, or has without their file; none where it has a base. */
    public List<String> missing(MigrationSource source) {
        if (source.beginsWithTarget()) {
            return List.of();
        }
        Set<String> present = source.migrations().stream()
                .filter(migration -> migration.script().isPresent())
                .map(Migration::name)
                .collect(Collectors.toSet());
        return applied().stream()
                .map(HistoryRow::migration)
                .filter(name -> !present.contains(name))
                .toList();
    }

    /** This history with one row more, or with another row in the place of the one that has its id. */
    public History with(HistoryRow row) {
        List<HistoryRow> changed = new ArrayList<>(rows);
        changed.removeIf(other -> other.id().equals(row.id()));
        changed.add(row);
        return new History(changed);
    }

    /** The counts for a report. */
    public RunReport.History counts(MigrationSource source) {
        List<HistoryRow> applied = applied();
        long failed =
                unfinished().stream().map(HistoryRow::migration).distinct().count();
        String last = applied.isEmpty() ? null : applied.get(applied.size() - 1).migration();
        return new RunReport.History(applied.size(), pending(source).size(), (int) failed, last);
    }
}
