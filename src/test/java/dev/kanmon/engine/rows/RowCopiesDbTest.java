package dev.kanmon.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCopiesDbTest {

    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, name text, age int); INSERT INTO users SELECT i, 'user ' || i, i"
                    + " FROM generate_series(1, 20) i;";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE users SET name = upper(name) WHERE age > 5",
                "DELETE FROM users WHERE age % 3 = 0",
                "UPDATE users SET age = 1; UPDATE users SET age = 2 WHERE id < 10; DELETE FROM users WHERE id < 5",
                "WITH gone AS (DELETE FROM users WHERE id < 5 RETURNING id) UPDATE users SET age = 0 WHERE id IN (SELECT id + 10 FROM gone)",
                "UPDATE users u SET age = o.age FROM users o WHERE o.id > u.id",
                "DELETE FROM users USING users o WHERE o.age = users.age + 1",
                "INSERT INTO users VALUES (3, 'new', 0), (4, 'new', 0) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                "MERGE INTO users u USING (VALUES (1), (2)) v (id) ON u.id = v.id WHEN MATCHED AND u.id = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET age = -1",
                "DELETE FROM users WHERE id = 7; INSERT INTO users VALUES (7, 'another', 70)",
                "UPDATE users SET name = 'x'; ALTER TABLE users ADD COLUMN extra text; UPDATE users SET extra = name; ALTER TABLE users DROP COLUMN extra",
                "DO $$ BEGIN UPDATE users SET age = age + 1; END $$",
                "UPDATE users SET id = id + 100 WHERE id < 5",
                "SET session_replication_role = replica; UPDATE users SET age = 0",
                "CREATE ROLE kanmon_rows_writer; GRANT UPDATE ON users TO kanmon_rows_writer; SET ROLE kanmon_rows_writer; UPDATE users SET age = 0 WHERE true; RESET ROLE; DROP OWNED BY kanmon_rows_writer; DROP ROLE kanmon_rows_writer",
            })
    void rowsAreBackAsTheyWere(String script) {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            List<String> before = rows.rows("users");
            assertThat(rows.change(script).outcome()).isEqualTo(ExitCode.DONE);
            assertThat(rows.rows("users")).isNotEqualTo(before);

            PutBack.Result back = rows.putBack();

            assertThat(back.result().problem()).isEmpty();
            assertThat(rows.rows("users")).isEqualTo(before);
            assertThat(rows.putBack().result().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        }
    }

    @Test
    void everyKindOfValueComesBackExactly() {
        String table = "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TYPE pair AS (a int, b text);"
                + " CREATE DOMAIN positive AS numeric CHECK (VALUE > 0 OR VALUE = 'NaN');"
                + " CREATE TABLE things (k text, \"K 2\" numeric(6, 2), j json, jb jsonb, b bytea, n numeric, f float8, r real,"
                + " ts timestamptz, i interval, d date, arr text[], grid int[][], e mood, p pair, dom positive, u uuid,"
                + " rng int4range, net inet, x xml, bits bit(5), c char(5), boo boolean, reg regclass,"
                + " twice numeric GENERATED ALWAYS AS (n * 2) STORED, seq bigint GENERATED ALWAYS AS IDENTITY,"
                + " PRIMARY KEY (k, \"K 2\"));"
                + " INSERT INTO things (k, \"K 2\", j, jb, b, n, f, r, ts, i, d, arr, grid, e, p, dom, u, rng, net, x, bits, c, boo, reg) VALUES"
                + " ('a\\b\"{,}', 1.50, '{\"a\":1,  \"a\":2}', '{\"z\": [null, \"\\u00e9\"]}', '\\x00ff5c', 'NaN', 'Infinity', 0.1,"
                + " '2024-03-31 02:30:00.123456+01', '1 mon -3 days 04:05:06.789', 'infinity', ARRAY['a,b', NULL, 'NULL', ''],"
                + " '[2:3][0:1]={{1,2},{3,4}}', 'sad', ROW(1, 'x,\"y'), 0.10, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '[1,5)',"
                + " '10.0.0.1/8', '<a> </a>', B'10101', 'ab', true, 'things'),"
                + " ('', -0.01, NULL, 'null', '', 1e-20, '-0', '3.4028235e38', '-infinity', '-00:00:01', '0044-03-15 BC', '{}', NULL,"
                + " NULL, ROW(NULL, NULL), NULL, NULL, 'empty', NULL, NULL, NULL, '', NULL, NULL),"
                + " ('null', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);";
        try (RowsFixture rows = new RowsFixture(folder, table)) {
            List<String> before = rows.rows("things");
            assertThat(rows.change(
                                    "UPDATE things SET j = '[]', jb = '1', b = 'x', n = 5, f = 1, r = 1, ts = now(), i = '1 day',"
                                            + " d = now(), arr = NULL, grid = '{{1}}', e = 'ok', p = ROW(2, 'z'), dom = 3,"
                                            + " u = gen_random_uuid(), rng = NULL, net = '::1', x = '<b/>', c = 'z', boo = false"
                                            + " WHERE k <> 'null'; DELETE FROM things WHERE k = '';"
                                            + " UPDATE things SET p = ROW(NULL, NULL) WHERE k = 'null';")
                            .outcome())
                    .isEqualTo(ExitCode.DONE);

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(rows.rows("things")).isEqualTo(before);
        }
    }

    @Test
    void rowsThatForeignKeysCarryChangesToComeBackToo() {
        String tables = USERS
                + " CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE);"
                + " CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders ON DELETE CASCADE);"
                + " CREATE TABLE notes (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE SET NULL);"
                + " CREATE TABLE tree (id int PRIMARY KEY, parent int REFERENCES tree ON DELETE CASCADE, user_id int REFERENCES users ON DELETE CASCADE);"
                + " INSERT INTO orders SELECT i, i FROM generate_series(1, 20) i;"
                + " INSERT INTO lines SELECT i, (i + 1) / 2 FROM generate_series(1, 40) i;"
                + " INSERT INTO notes SELECT i, i FROM generate_series(1, 20) i;"
                + " INSERT INTO tree SELECT i, nullif(i / 2, 0), 1 + i % 3 FROM generate_series(1, 20) i;";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            Map<String, List<String>> before = all(rows);
            assertThat(rows.change("DELETE FROM users WHERE id IN (1, 2, 9)").outcome())
                    .isEqualTo(ExitCode.DONE);
            assertThat(all(rows)).doesNotContainEntry("lines", before.get("lines"));

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(all(rows)).isEqualTo(before);
        }
    }

    private static Map<String, List<String>> all(RowsFixture rows) {
        Map<String, List<String>> all = new TreeMap<>();
        List.of("users", "orders", "lines", "notes", "tree").forEach(table -> all.put(table, rows.rows(table)));
        return all;
    }

    @Test
    void rowsOfPartitionsComeBackWhicheverTableTheStatementNames() {
        String tables =
                "CREATE TABLE events (id int, day int, what text, PRIMARY KEY (id, day)) PARTITION BY LIST (day);"
                        + " CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);"
                        + " CREATE TABLE events_2 (what text, day int NOT NULL, id int NOT NULL);"
                        + " ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN (2);"
                        + " INSERT INTO events SELECT i, 1 + i % 2, 'e' || i FROM generate_series(1, 20) i;";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            List<String> before = rows.rows("events");
            assertThat(rows.change(
                                    "UPDATE events SET what = 'x' WHERE id < 5; UPDATE events_2 SET what = 'y';"
                                            + " DELETE FROM events_1 WHERE id > 10; UPDATE events SET day = 3 - day WHERE id = 7;")
                            .outcome())
                    .isEqualTo(ExitCode.DONE);

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(rows.rows("events")).isEqualTo(before);
        }
    }

    @Test
    void triggersThatRunBeforeARowIsWrittenDoNotChangeWhatIsPutBackAndAreOnAgain() {
        String tables = USERS + " ALTER TABLE users ADD COLUMN touched timestamptz DEFAULT '2000-01-01';"
                + " CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched := clock_timestamp(); RETURN NEW; END $$;"
                + " CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();"
                + " ALTER TABLE users ENABLE ALWAYS TRIGGER touch;";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            List<String> before = rows.rows("users");
            rows.change("UPDATE users SET age = 0");

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(rows.rows("users")).isEqualTo(before);
            assertThat(rows.database().value("SELECT tgenabled::text FROM pg_trigger WHERE tgname = 'touch'"))
                    .isEqualTo("A");
        }
    }

    @Test
    void triggersThatChangeTheirRowAgainDoNotConfuseTheCopy() {
        String tables = USERS
                + " CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE users SET name = name || '!' WHERE id = NEW.id; RETURN NULL; END $$;"
                + " CREATE TRIGGER again AFTER UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION again();";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            List<String> before = rows.rows("users");
            assertThat(rows.change("UPDATE users SET age = 0").outcome()).isEqualTo(ExitCode.DONE);
            rows.database().sql("DROP TRIGGER again ON users");

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(rows.rows("users")).isEqualTo(before);
        }
    }

    @Test
    void deferredConstraintsAreNoObstacleToTheCopy() {
        String tables = USERS
                + " CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users DEFERRABLE INITIALLY DEFERRED);"
                + " INSERT INTO orders VALUES (1, 1);";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            List<String> before = rows.rows("orders");
            assertThat(rows.change("UPDATE orders SET user_id = 2; DELETE FROM users WHERE id = 1;")
                            .outcome())
                    .isEqualTo(ExitCode.DONE);

            assertThat(rows.putBack().result().problem()).isEmpty();

            assertThat(rows.rows("orders")).isEqualTo(before);
        }
    }

    @Test
    void violatedDeferredConstraintFailsTheMigrationAsItsCommitWould() {
        String tables = USERS
                + " CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users DEFERRABLE INITIALLY DEFERRED);"
                + " INSERT INTO orders VALUES (1, 1);";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            CommandResult result = rows.change("UPDATE orders SET user_id = 99;");

            assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
            assertThat(result.failure().orElseThrow().sqlState()).isEqualTo("23503");
            assertThat(triggers(rows.database())).isZero();
        }
    }

    @Test
    void scriptMayRenameOrDropWhatItHasChanged() {
        try (RowsFixture rows =
                new RowsFixture(folder, USERS + "CREATE TYPE mood AS ENUM ('a'); ALTER TABLE users ADD m mood;")) {
            assertThat(rows.change("UPDATE users SET age = 0; ALTER TABLE users RENAME COLUMN name TO title;"
                                    + " UPDATE users SET title = 'x'; ALTER TABLE users DROP COLUMN m; DROP TYPE mood;"
                                    + " ALTER TABLE users ALTER COLUMN age TYPE text; UPDATE users SET age = 'old';")
                            .problem())
                    .isEmpty();

            Problem problem = rows.putBack().result().problem().orElseThrow();

            assertThat(problem.code()).isEqualTo(ProblemCode.ROW_COPIES_DO_NOT_FIT);
            assertThat(problem.message())
                    .contains("\"name\" is gone", "\"m\" is gone", "\"age\" was integer and is text");
        }
    }

    @Test
    void tableThatTheScriptDropsAfterwardsIsNoObstacle() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            assertThat(rows.change("DELETE FROM users; DROP TABLE users;").outcome())
                    .isEqualTo(ExitCode.DONE);

            assertThat(rows.putBack().result().problem().orElseThrow().message())
                    .contains("is gone");
        }
    }

    @Test
    void moreRowsThanTheLimitRollTheMigrationBackWhole() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            List<String> before = rows.rows("users");
            rows.kanmon().migration(RowsFixture.CHANGE, "CREATE TABLE made (id int); UPDATE users SET age = 0;");

            CommandResult result = rows.deploy(19);

            assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.ROW_LIMIT_EXCEEDED);
            assertThat(rows.rows("users")).isEqualTo(before);
            assertThat(rows.kanmon().exists("made")).isFalse();
            assertThat(rows.kanmon().rows()).hasSize(1);
            assertThat(rows.deploy(20).outcome()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void nothingIsLeftOfTheCopyingButTheCopies() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            String before = fingerprint(rows);
            rows.change("UPDATE users SET age = 0 WHERE id < 4; DELETE FROM users WHERE id = 9;");

            assertThat(triggers(rows.database())).isZero();
            assertThat(fingerprint(rows)).isEqualTo(before);
            assertThat(rows.told()).contains("Copied before: 4 rows of \"users\".");
            assertThat(rows.kanmon().rows()).hasSize(2);
            assertThat(rows.kanmon().rows().get(1))
                    .containsEntry("finished", true)
                    .containsEntry("steps", 1);
        }
    }

    @Test
    void triggerThatAReaderKeepsFromGoingIsOffAndNoDriftAndGoesNextTime() throws Exception {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            String before = fingerprint(rows);
            try (var reader = rows.database().connect()) {
                reader.setAutoCommit(false);
                reader.createStatement().execute("SELECT * FROM users");

                assertThat(rows.change("UPDATE users SET age = 0").outcome()).isEqualTo(ExitCode.DONE);

                assertThat(triggers(rows.database())).isPositive();
                assertThat(
                                rows.database()
                                        .value(
                                                "SELECT count(*) FROM pg_trigger WHERE tgname LIKE '\\_kanmon%' AND tgenabled <> 'D'"))
                        .isEqualTo(0L);
                assertThat(fingerprint(rows)).isEqualTo(before);
            }
            rows.kanmon().migration("20240103000000_more", "UPDATE users SET age = 5 WHERE id = 1;");
            rows.deploy(RowsFixture.PLENTY);
            assertThat(triggers(rows.database())).isZero();
        }
    }

    @Test
    void tableWithoutKeyIsChangedAndNotCopied() {
        try (RowsFixture rows = new RowsFixture(folder, "CREATE TABLE log (n int); INSERT INTO log VALUES (1);")) {
            assertThat(rows.change("UPDATE log SET n = 2").outcome()).isEqualTo(ExitCode.DONE);

            assertThat(rows.putBack().result().problem().orElseThrow().code()).isEqualTo(ProblemCode.NO_ROW_COPIES);
        }
    }

    @Test
    void keyThatANewRowHasTakenIsNotOverwrittenUnasked() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            List<String> before = rows.rows("users");
            rows.change("DELETE FROM users WHERE id < 4");
            rows.database().sql("INSERT INTO users VALUES (2, 'somebody else', 1)");
            List<String> now = rows.rows("users");

            Problem problem = rows.putBack().result().problem().orElseThrow();

            assertThat(problem.code()).isEqualTo(ProblemCode.ROW_KEY_TAKEN);
            assertThat(problem.message()).contains("of 1 deleted rows");
            assertThat(rows.rows("users")).isEqualTo(now);
            assertThat(rows.putBack(RowsFixture.CHANGE, true).result().problem())
                    .isEmpty();
            assertThat(rows.rows("users")).isEqualTo(before);
        }
    }

    @Test
    void rowsThatWereChangedSinceAreNotOverwrittenUnasked() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            List<String> before = rows.rows("users");
            rows.change("UPDATE users SET age = 0");
            rows.kanmon().migration("20240103000000_later", "UPDATE users SET age = 7 WHERE id = 1;");
            rows.deploy(RowsFixture.PLENTY);

            Problem problem = rows.putBack().result().problem().orElseThrow();

            assertThat(problem.code()).isEqualTo(ProblemCode.ROWS_CHANGED_SINCE);
            assertThat(problem.message()).startsWith("1 of the rows");
            assertThat(problem.hint()).contains("20240103000000_later");
            assertThat(rows.putBack("20240103000000_later", false).result().problem())
                    .isEmpty();
            assertThat(rows.putBack().result().problem()).isEmpty();
            assertThat(rows.rows("users")).isEqualTo(before);
        }
    }

    @Test
    void missingForeignKeyRollsThePuttingBackBack() {
        String tables = USERS
                + " CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users); INSERT INTO orders VALUES (1, 1);";
        try (RowsFixture rows = new RowsFixture(folder, tables)) {
            rows.change("DELETE FROM orders");
            rows.database().sql("DELETE FROM users WHERE id = 1");

            Problem problem = rows.putBack().result().problem().orElseThrow();

            assertThat(problem.code()).isEqualTo(ProblemCode.ROWS_REFUSED);
            assertThat(rows.rows("orders")).isEmpty();
        }
    }

    @Test
    void roleThatMayNotMakeTheSchemaIsToldBeforeAnythingRuns() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            TestDatabase.Role role = rows.database().newRole("");
            rows.database()
                    .sql(
                            "ALTER TABLE users OWNER TO " + role.name(),
                            "GRANT ALL ON _prisma_migrations TO " + role.name());
            rows.kanmon().url(rows.database().urlAs(role));
            rows.kanmon().migration(RowsFixture.CHANGE, "UPDATE users SET age = 0;");

            Optional<Problem> problem = problemOf(() -> rows.deploy(RowsFixture.PLENTY));

            assertThat(problem.orElseThrow().code()).isEqualTo(ProblemCode.ROWS_NOT_COPIED);
            assertThat(rows.kanmon().rows()).hasSize(1);
        }
    }

    @Test
    void nobodyElseMayReadTheCopies() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            TestDatabase.Role role = rows.database().newRole("");
            rows.database()
                    .sql(
                            "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO " + role.name(),
                            "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO " + role.name());
            rows.change("DELETE FROM users");

            assertThat(rows.database()
                            .value("SELECT has_schema_privilege('" + role.name() + "', '_kanmon_rows', 'USAGE')"))
                    .isEqualTo(false);
        }
    }

    @Test
    void copiesOfTheNewestTenMigrationsAreKept() {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            for (int i = 10; i < 22; i++) {
                rows.kanmon().migration("202402" + i + "000000_step", "UPDATE users SET age = " + i + " WHERE id = 1;");
                rows.deploy(RowsFixture.PLENTY);
            }

            assertThat(rows.database().value("SELECT min(migration) FROM _kanmon_rows.copies"))
                    .isEqualTo("20240211000000_step");
            assertThat(
                            rows.database()
                                    .value(
                                            "SELECT count(*) FROM pg_tables WHERE schemaname = '_kanmon_rows' AND tablename LIKE 'copy\\_%'"))
                    .isEqualTo(11L);
        }
    }

    private static Optional<Problem> problemOf(java.util.function.Supplier<CommandResult> command) {
        try {
            return command.get().problem();
        } catch (dev.kanmon.engine.ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private static long triggers(TestDatabase database) {
        return (Long) database.value("SELECT count(*) FROM pg_trigger WHERE tgname LIKE '\\_kanmon%'");
    }

    private static String fingerprint(RowsFixture rows) {
        try (Session session = rows.kanmon().open()) {
            return CatalogReader.read(session, CatalogScope.ALL).fingerprint();
        }
    }
}
