package dev.kanmon.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.status.StatusReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployDbTest {

    @TempDir
    Path folder;

    private EngineFixture kanmon;

    @BeforeEach
    void openDatabase() {
        kanmon = new EngineFixture(folder);
    }

    @AfterEach
    void dropDatabase() {
        kanmon.close();
    }

    @Test
    void appliesPendingMigrationsOnceAndInOrder() {
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int);")
                .migration("20240102000000_more", "ALTER TABLE a ADD COLUMN b int; -- no line end");
        CommandResult first = kanmon.deploy();
        assertThat(first.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(first.applied()).containsExactly("20240101000000_init", "20240102000000_more");
        assertThat(kanmon.rows()).hasSize(2).allSatisfy(row -> assertThat(row)
                .containsAllEntriesOf(Map.of("finished", true, "rolled_back", false, "steps", 1)));
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(kanmon.status().state()).isEqualTo(StatusReport.State.UP_TO_DATE);
    }

    @Test
    void failureIsLocatedRecordedAndLeavesNothingOfTheScript() {
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int);\n\nSELECT\n  1/0;\nCREATE TABLE b ();");
        CommandResult result = kanmon.deploy();
        assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(result.failure().orElseThrow().sqlState()).isEqualTo("22012");
        assertThat(result.failure().orElseThrow().line()).isEqualTo(3);
        assertThat(kanmon.exists("a")).isFalse();
        assertThat(kanmon.rows()).singleElement().satisfies(row -> {
            assertThat(row).containsAllEntriesOf(Map.of("finished", false, "steps", 0));
            assertThat((String) row.get("logs")).contains("Database error code: 22012", "division by zero");
        });
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
        assertThat(kanmon.resolveRolledBack("20240101000000_init").outcome()).isEqualTo(ExitCode.DONE);
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int);");
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void indexesAreBuiltConcurrentlyBesideOtherStatements() {
        kanmon.migration(
                "20240101000000_init",
                "CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);\nALTER TABLE a ADD COLUMN b int;");
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(kanmon.exists("i")).isTrue();
        assertThat(kanmon.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsAllEntriesOf(Map.of("finished", true, "steps", 1)));
    }
}
