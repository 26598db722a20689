package dev.kanmon.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.testsupport.TemporaryDirectories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever statements a migration changes rows by: after putting back, every row is as it was before. */
class RowPropertyDbTest {

    private static final String TABLES =
            "CREATE TABLE a (id int PRIMARY KEY, x int, y text); CREATE TABLE b (k text, n int, a int REFERENCES a ON DELETE"
                    + " SET NULL, v numeric, PRIMARY KEY (k, n)); CREATE TABLE c (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY"
                    + " KEY, a int REFERENCES a ON DELETE CASCADE, half int GENERATED ALWAYS AS (a / 2) STORED);"
                    + " INSERT INTO a SELECT i, i % 7, md5(i::text) FROM generate_series(1, 40) i;"
                    + " INSERT INTO b SELECT 'k' || i % 5, i, nullif(i % 20, 0), i / 3.0 FROM generate_series(1, 40) i;"
                    + " INSERT INTO c (a) SELECT 1 + i % 40 FROM generate_series(1, 40) i;";

    private static final List<String> STATEMENTS = List.of(
            "UPDATE a SET x = x + %1$d WHERE id %% %2$d = 1",
            "UPDATE a SET y = y || '%1$d', x = NULL WHERE x < %2$d",
            "DELETE FROM a WHERE id %% %2$d = %1$d %% 3",
            "UPDATE b SET v = v * %1$d FROM a WHERE a.id = b.a AND a.x < %2$d",
            "DELETE FROM b USING a WHERE a.id = b.n AND a.x = %1$d",
            "UPDATE b SET v = 'NaN', a = NULL WHERE n = %1$d",
            "WITH d AS (DELETE FROM b WHERE n < %1$d RETURNING n) UPDATE c SET a = NULL WHERE id IN (SELECT n FROM d)",
            "WITH u AS (UPDATE a SET x = 0 WHERE id < %1$d RETURNING id) DELETE FROM c WHERE a IN (SELECT id + 1 FROM u)",
            "MERGE INTO a USING (SELECT n, max(v) AS v FROM b GROUP BY n) s ON s.n = a.id WHEN MATCHED AND s.n < %1$d THEN"
                    + " DELETE WHEN MATCHED AND s.n %% %2$d = 0 THEN UPDATE SET x = s.n",
            "INSERT INTO a SELECT i, 1, 'new' FROM generate_series(%1$d, %1$d + %2$d) i ON CONFLICT (id) DO UPDATE SET y = 'again'",
            "DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM a WHERE id < %1$d LOOP UPDATE a SET x = r.id WHERE id = r.id; END LOOP; END $$",
            "UPDATE c SET a = NULL WHERE id %% %2$d = 0",
            "ALTER TABLE a ADD COLUMN IF NOT EXISTS z int; UPDATE a SET z = %1$d WHERE id < %2$d; ALTER TABLE a DROP COLUMN z");

    @Provide
    Arbitrary<List<String>> scripts() {
        return Combinators.combine(
                        Arbitraries.of(STATEMENTS),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(2, 9))
                .as((statement, first, second) -> statement.formatted(first, second))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 15)
    void everyRowIsAsBefore(@ForAll("scripts") List<String> statements) {
        Path folder = TemporaryDirectories.create("kanmon-rows");
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            Map<String, List<String>> before = state(rows);
            assertThat(rows.change(String.join(";\n", statements) + ";").problem())
                    .as("the migration")
                    .isEmpty();

            PutBack.Result back = rows.putBack();

            if (back.rows().isEmpty()) {
                assertThat(back.result().problem().orElseThrow().message()).contains("no copies");
            }
            assertThat(withoutInserted(state(rows), before)).isEqualTo(before);
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    private static Map<String, List<String>> state(RowsFixture rows) {
        Map<String, List<String>> state = new TreeMap<>();
        List.of("a", "b", "c").forEach(table -> state.put(table, rows.rows(table)));
        return state;
    }

    /** Rows that the migration inserted stay: only updates and deletes are undone. */
    private static Map<String, List<String>> withoutInserted(
            Map<String, List<String>> now, Map<String, List<String>> before) {
        Map<String, List<String>> kept = new TreeMap<>(now);
        List<String> rows = new ArrayList<>(now.get("a"));
        rows.removeIf(row -> isNew(row) && !before.get("a").contains(row));
        kept.put("a", rows);
        return kept;
    }

    private static boolean isNew(String row) {
        return Integer.parseInt(row.substring(1, row.indexOf(','))) > 40
                || row.endsWith(",new)")
                || row.endsWith(",again)");
    }
}
