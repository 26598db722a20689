package dev.kanmon.crash;

import dev.kanmon.testsupport.TestDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What migrations have left in a database.
 *
 * @param marks how often each mark is there
 * @param tables names of tables, those that every migration uses aside
 * @param indexes names of valid indexes
 * @param invalidIndexes names of indexes that a build or a drop has left half-done
 */
record Effects(Map<MarkKey, Long> marks, Set<String> tables, Set<String> indexes, Set<String> invalidIndexes) {

    static final String MARKS = "crash_marks";

    private static final String INDEXES = "SELECT c.relname AS name, i.indisvalid AS valid FROM pg_index i"
            + " JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass('crash_rows')";

    /** A mark and the migration that it is for. */
    record MarkKey(String migration, int number) {}

    static Effects of(TestDatabase database) {
        Set<String> indexes = new HashSet<>();
        Set<String> invalid = new HashSet<>();
        database.query(INDEXES)
                .forEach(row -> ((Boolean) row.get("valid") ? indexes : invalid).add((String) row.get("name")));
        return new Effects(marks(database), tables(database), indexes, invalid);
    }

    /** What has to be there when each of these migrations has come so far, statements. */
    static Effects expected(List<CrashMigration> migrations, Map<String, Integer> statementsDone) {
        Effects effects = new Effects(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        migrations.forEach(migration -> migration
                .steps()
                .subList(0, statementsDone.getOrDefault(migration.name(), 0))
                .forEach(step -> effects.add(migration, step)));
        return effects;
    }

    private void add(CrashMigration migration, Step step) {
        if (step instanceof Step.Mark mark) {
            marks.merge(new MarkKey(migration.name(), mark.number()), 1L, Long::sum);
        } else if (step instanceof Step.CreateTable create) {
            tables.add(create.table());
        } else if (step instanceof Step.CreateIndex create) {
            indexes.add(create.index());
        } else if (step instanceof Step.DropIndex drop) {
            indexes.remove(drop.index());
        }
    }

    private static Map<MarkKey, Long> marks(TestDatabase database) {
        if (database.value("SELECT to_regclass('" + MARKS + "')::text") == null) {
            return Map.of();
        }
        return database.query("SELECT migration, number, count(*) AS times FROM " + MARKS + " GROUP BY 1, 2").stream()
                .collect(Collectors.toMap(
                        row -> new MarkKey((String) row.get("migration"), (Integer) row.get("number")),
                        row -> (Long) row.get("times")));
    }

    private static Set<String> tables(TestDatabase database) {
        return database
                .query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                        + " AND tablename NOT IN ('_prisma_migrations', '_kanmon_environment',"
                        + " 'crash_rows', '" + MARKS + "')")
                .stream()
                .map(row -> (String) row.get("tablename"))
                .collect(Collectors.toSet());
    }
}
