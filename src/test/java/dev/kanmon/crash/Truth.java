package dev.kanmon.crash;

import dev.kanmon.crash.Effects.MarkKey;
import dev.kanmon.crash.Flaw.Kind;
import dev.kanmon.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what the history says with what is there. */
final class Truth {

    private final List<CrashMigration> migrations;
    private final List<Map<String, Object>> history;
    private final Effects found;
    private final List<Flaw> flaws = new ArrayList<>();

    private Truth(List<CrashMigration> migrations, List<Map<String, Object>> history, Effects found) {
        this.migrations = migrations;
        this.history = history;
        this.found = found;
    }

    /** What is wrong in a database that nobody is working on, wherever the last run was cut off. */
    static List<Flaw> flaws(List<CrashMigration> migrations, TestDatabase database) {
        return flaws(migrations, history(database), Effects.of(database));
    }

    /**
     * @param history rows with migration_name, finished (Boolean), clean (Boolean: neither failed nor rolled back) and
     *     applied_steps_count
     */
    static List<Flaw> flaws(List<CrashMigration> migrations, List<Map<String, Object>> history, Effects found) {
        Truth truth = new Truth(migrations, history, found);
        truth.checkRows();
        truth.checkEffects();
        return truth.flaws;
    }

    /** What is wrong in a database that a run has brought to its end. */
    static List<Flaw> flawsAtEnd(List<CrashMigration> migrations, TestDatabase database) {
        List<Map<String, Object>> history = history(database);
        Effects found = Effects.of(database);
        List<Flaw> flaws = new ArrayList<>(flaws(migrations, history, found));
        long finished =
                history.stream().filter(row -> (Boolean) row.get("finished")).count();
        if (finished != migrations.size()) {
            flaws.add(new Flaw(Kind.STUCK, finished + " of " + migrations.size() + " migrations are finished"));
        }
        found.invalidIndexes().forEach(index -> flaws.add(new Flaw(Kind.STUCK, "index " + index + " is INVALID")));
        return flaws;
    }

    private static List<Map<String, Object>> history(TestDatabase database) {
        if (database.value("SELECT to_regclass('_prisma_migrations')::text") == null) {
            return List.of();
        }
        return database.query("SELECT migration_name, finished_at IS NOT NULL AS finished,"
                + " logs IS NULL AND rolled_back_at IS NULL AS clean, applied_steps_count FROM _prisma_migrations");
    }

    private void checkRows() {
        Map<Object, Long> rows = history.stream()
                .collect(Collectors.groupingBy(row -> row.get("migration_name"), Collectors.counting()));
        rows.forEach((name, count) -> {
            if (count > 1) {
                flaws.add(new Flaw(Kind.HISTORY_FALSE, name + " has " + count + " rows"));
            }
        });
        history.stream()
                .filter(row -> !(Boolean) row.get("clean"))
                .forEach(row -> flaws.add(new Flaw(Kind.HISTORY_FALSE, row.get("migration_name") + " failed")));
    }

    private void checkEffects() {
        Effects expected = Effects.expected(migrations, statementsDone());
        compareMarks(expected.marks());
        compare("table", expected.tables(), found.tables(), Set.of());
        compare("index", expected.indexes(), found.indexes(), indexesInDoubt());
        Set<String> brokenOff = new HashSet<>(found.invalidIndexes());
        brokenOff.removeAll(indexesInDoubt());
        brokenOff.forEach(index -> flaws.add(new Flaw(Kind.HISTORY_FALSE, "index " + index + " is INVALID")));
    }

    private Map<String, Integer> statementsDone() {
        Map<String, Integer> done = new HashMap<>();
        history.forEach(row -> done.put((String) row.get("migration_name"), statementsDone(row)));
        return done;
    }

    private int statementsDone(Map<String, Object> row) {
        return (Boolean) row.get("finished")
                ? migration((String) row.get("migration_name")).steps().size()
                : (Integer) row.get("applied_steps_count");
    }

    private CrashMigration migration(String name) {
        return migrations.stream()
                .filter(migration -> migration.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the history has a migration " + name));
    }

    /** The one statement of an unfinished migration that a run can be cut off in without being able to say so. */
    private Set<String> indexesInDoubt() {
        Set<String> indexes = new HashSet<>();
        history.stream().filter(row -> !(Boolean) row.get("finished")).forEach(row -> {
            Step step = migration((String) row.get("migration_name")).inDoubt((Integer) row.get("applied_steps_count"));
            if (step instanceof Step.CreateIndex create) {
                indexes.add(create.index());
            } else if (step instanceof Step.DropIndex drop) {
                indexes.add(drop.index());
            }
        });
        return indexes;
    }

    private void compareMarks(Map<MarkKey, Long> expected) {
        Set<MarkKey> all = new HashSet<>(expected.keySet());
        all.addAll(found.marks().keySet());
        for (MarkKey mark : all) {
            long there = found.marks().getOrDefault(mark, 0L);
            if (there > 1) {
                flaws.add(new Flaw(Kind.APPLIED_TWICE, mark + " is there " + there + " times"));
            } else if (there == 0) {
                flaws.add(new Flaw(Kind.LOST, mark + " is not there"));
            } else if (!expected.containsKey(mark)) {
                flaws.add(new Flaw(Kind.HISTORY_FALSE, mark + " is there, and the history does not say so"));
            }
        }
    }

    private void compare(String kind, Set<String> expected, Set<String> there, Set<String> inDoubt) {
        expected.stream()
                .filter(name -> !there.contains(name) && !inDoubt.contains(name))
                .forEach(name -> flaws.add(new Flaw(Kind.LOST, kind + " " + name + " is not there")));
        there.stream()
                .filter(name -> !expected.contains(name) && !inDoubt.contains(name))
                .forEach(name -> flaws.add(new Flaw(
                        Kind.HISTORY_FALSE, kind + " " + name + " is there, and the history does not say so")));
    }
}
