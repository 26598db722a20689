package dev.kanmon.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.source.Checksum;
import dev.kanmon.engine.status.StatusReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A migration of several steps goes on where its run was killed. The database is put into the state of such a kill. */
class ResumeDbTest {

    private static final String NAME = "20240102000000_steps";
    private static final String SCRIPT = """
            CREATE TABLE log (n int);
            INSERT INTO log VALUES (1);
            CREATE INDEX CONCURRENTLY i ON a (id);
            INSERT INTO log VALUES (2);
            DROP INDEX CONCURRENTLY old;
            VACUUM a;
            """;

    @TempDir
    Path folder;

    private EngineFixture kanmon;

    @BeforeEach
    void openDatabase() {
        kanmon = new EngineFixture(folder);
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int); CREATE INDEX old ON a (id);");
        kanmon.deploy();
    }

    @AfterEach
    void dropDatabase() {
        kanmon.close();
    }

    @ParameterizedTest(name = "{0} statements recorded, state of the catalog: {1}")
    @CsvSource({
        "0, ''",
        "2, 'CREATE TABLE log AS SELECT 1 AS n'",
        "2, 'CREATE TABLE log AS SELECT 1 AS n; CREATE INDEX i ON a (id)'",
        "2, 'CREATE TABLE log AS SELECT 1 AS n; CREATE INDEX i ON a (id);"
                + " UPDATE pg_index SET indisvalid = false WHERE indexrelid = ''i''::regclass'",
        "3, 'CREATE TABLE log AS SELECT 1 AS n; CREATE INDEX i ON a (id)'",
        "4, 'CREATE TABLE log AS SELECT generate_series(1, 2) AS n; CREATE INDEX i ON a (id)'",
        "4, 'CREATE TABLE log AS SELECT generate_series(1, 2) AS n; CREATE INDEX i ON a (id); DROP INDEX old'",
        "5, 'CREATE TABLE log AS SELECT generate_series(1, 2) AS n; CREATE INDEX i ON a (id); DROP INDEX old'",
        "6, 'CREATE TABLE log AS SELECT generate_series(1, 2) AS n; CREATE INDEX i ON a (id); DROP INDEX old'"
    })
    void killedRunIsGoneOnWithAndNothingIsDoneTwice(int statementsDone, String state) {
        kanmon.migration(NAME, SCRIPT);
        if (!state.isEmpty()) {
            kanmon.database().sql(state);
        }
        kill(SCRIPT, statementsDone);
        assertThat(kanmon.status().state()).isEqualTo(StatusReport.State.BEHIND);

        CommandResult result = kanmon.deploy();

        assertThat(result.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(result.applied()).containsExactly(NAME);
        assertThat(kanmon.database().value("SELECT string_agg(n::text, ',' ORDER BY n) FROM log"))
                .isEqualTo("1,2");
        assertThat(kanmon.database().value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo(true);
        assertThat(kanmon.exists("old")).isFalse();
        assertThat(kanmon.rows()).last().satisfies(row -> assertThat(row)
                .containsAllEntriesOf(Map.of("finished", true, "steps", 1)));
    }

    @Test
    void settingsOfTheKilledSessionAreMadeAgain() {
        String script = "CREATE SCHEMA s;\nSET search_path = s;\nCREATE TABLE a (id int);\n"
                + "CREATE INDEX CONCURRENTLY i ON a (id);\n";
        kanmon.migration(NAME, script);
        kanmon.database().sql("CREATE SCHEMA s; CREATE TABLE s.a (id int)");
        kill(script, 3);
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(kanmon.exists("s.i")).isTrue();
        assertThat(kanmon.exists("public.i")).isFalse();
    }

    @Test
    void editedScriptIsNotGoneOnWith() {
        kanmon.migration(NAME, SCRIPT + "-- edited\n");
        kill(SCRIPT, 0);
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
    }

    @Test
    void statementThatNobodyCanTellAboutWaitsForAPerson() {
        String script = "SELECT 1;\nCREATE DATABASE kanmon_never_made;\n";
        kanmon.migration(NAME, script);
        kill(script, 1);
        CommandResult result = kanmon.deploy();
        assertThat(result.outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
        assertThat(result.problem().orElseThrow().message()).contains("line 2");
    }

    @Test
    void rowThatPrismaLeftOfATransactionalScriptWaitsForAPerson() {
        kanmon.migration(NAME, "CREATE TABLE b (id int);");
        kill("CREATE TABLE b (id int);", 0);
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
        assertThat(kanmon.status().state()).isEqualTo(StatusReport.State.FAILED);
    }

    @Test
    void uniqueIndexOverDuplicatesFailsWithWhatItLeft() {
        kanmon.database().sql("INSERT INTO a VALUES (1), (1)");
        kanmon.migration(NAME, "ALTER TABLE a ADD COLUMN b int;\nCREATE UNIQUE INDEX CONCURRENTLY u ON a (id);\n");
        CommandResult result = kanmon.deploy();
        assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(result.failure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.sqlState()).isEqualTo("23505");
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.statementsApplied()).isEqualTo(1);
            assertThat(failure.hint()).contains("DROP INDEX CONCURRENTLY IF EXISTS \"u\"");
        });
        assertThat(kanmon.rows()).last().satisfies(row -> {
            assertThat(row).containsAllEntriesOf(Map.of("finished", false, "steps", 1));
            assertThat((String) row.get("logs")).contains("23505", "DROP INDEX CONCURRENTLY");
        });
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
    }

    private void kill(String script, int statementsDone) {
        kanmon.database()
                .sql("INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count) VALUES"
                        + " (gen_random_uuid(), '" + Checksum.of(script) + "', '" + NAME + "', " + statementsDone
                        + ")");
    }
}
