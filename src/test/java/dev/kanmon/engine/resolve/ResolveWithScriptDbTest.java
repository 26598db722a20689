package dev.kanmon.engine.resolve;

import static dev.kanmon.engine.resolve.FailedMigration.NAME;
import static dev.kanmon.engine.resolve.FailedMigration.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resolution's script runs once, with the mark, and only on the schema that it was made for. */
class ResolveWithScriptDbTest {

    private static final String STEPS = "INSERT INTO log VALUES (1);\nCREATE INDEX CONCURRENTLY i ON a (id);\n"
            + "INSERT INTO log VALUES (2);\nDROP INDEX CONCURRENTLY old;\n";

    @TempDir
    Path folder;

    private FailedMigration failed;

    @BeforeEach
    void failMigration() {
        failed = new FailedMigration(folder);
    }

    @AfterEach
    void dropDatabase() {
        failed.close();
    }

    @Test
    void scriptAndMarkAreDoneTogetherAndTheMigrationCanBeDeployedAgain() {
        CommandResult result = failed.rollBack("DELETE FROM a WHERE ctid = '(0,1)'; INSERT INTO log VALUES (1);");

        assertThat(result.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(result.applied()).containsExactly(NAME);
        assertThat(failed.log()).isEqualTo("1");
        assertThat(failed.isRolledBack()).isTrue();
        assertThat(failed.kanmon().deploy().applied()).containsExactly(NAME);
    }

    @Test
    void appliedMarkComesWithItsScript() {
        CommandResult result =
                failed.resolve(Resolution.Mark.APPLIED, script("CREATE INDEX u ON a (id); INSERT INTO log VALUES (1)"));

        assertThat(result.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(failed.log()).isEqualTo("1");
        assertThat(failed.kanmon().deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void statementThatFailsLeavesNeitherScriptNorMark() {
        CommandResult result = failed.rollBack("INSERT INTO log VALUES (1);\nDROP TABLE nowhere;");

        assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(result.failure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.migration()).isEqualTo(NAME);
            assertThat(failure.sqlState()).isEqualTo("42P01");
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.statement()).isEqualTo("DROP TABLE nowhere");
        });
        assertThat(failed.log()).isEmpty();
        assertThat(failed.isRolledBack()).isFalse();
    }

    @Test
    void scriptThatFailsInADatabaseWithoutHistoryLeavesNoHistoryTable() {
        failed.kanmon().database().sql("DROP TABLE _prisma_migrations");

        CommandResult result = failed.resolve(Resolution.Mark.APPLIED, script("SELECT 1/0"));

        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(failed.kanmon().exists("_prisma_migrations")).isFalse();
    }

    @Test
    void historyThatSaysSoAlreadyRunsNoScript() {
        failed.rollBack("INSERT INTO log VALUES (1)");

        assertThat(failed.rollBack("INSERT INTO log VALUES (1)").outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(failed.log()).isEqualTo("1");
    }

    @Test
    void markThatIsNotAdmittedRefusesBeforeTheScriptRuns() {
        CommandResult result = failed.kanmon()
                .resolve(new Resolution(
                        "20240101000000_init",
                        Resolution.Mark.ROLLED_BACK,
                        true,
                        Optional.of(script("INSERT INTO log VALUES (1)"))));

        assertThat(result.outcome()).isEqualTo(ExitCode.RESOLUTION_REFUSED);
        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.NOT_FAILED);
        assertThat(failed.log()).isEmpty();
    }

    @Test
    void scriptRunsOnTheSchemaItWasMadeForAndOnNoOther() {
        Resolution.Script made = new Resolution.Script(
                "INSERT INTO log VALUES (1)", Optional.empty(), Optional.of(failed.fingerprint()), Optional.empty());
        failed.kanmon().database().sql("CREATE TABLE hotfix (id int)");

        CommandResult refused = failed.resolve(Resolution.Mark.ROLLED_BACK, made);
        assertThat(refused.outcome()).isEqualTo(ExitCode.RESOLUTION_REFUSED);
        assertThat(refused.problem().orElseThrow().code()).isEqualTo(ProblemCode.BASE_MOVED);
        assertThat(failed.log()).isEmpty();
        assertThat(failed.isRolledBack()).isFalse();

        failed.kanmon().database().sql("DROP TABLE hotfix");
        assertThat(failed.resolve(Resolution.Mark.ROLLED_BACK, made).outcome()).isEqualTo(ExitCode.DONE);
        assertThat(failed.log()).isEqualTo("1");
    }

    @Test
    void anotherScriptThanTheOneDecidedOnIsRefused() {
        Resolution.Script other = new Resolution.Script(
                "INSERT INTO log VALUES (1)", Optional.of("sha256:0"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> failed.resolve(Resolution.Mark.ROLLED_BACK, other))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.SCRIPT_CHANGED);
                    assertThat(e.problem().outcome()).isEqualTo(ExitCode.RESOLUTION_REFUSED);
                });
        assertThat(failed.log()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN; INSERT INTO log VALUES (1); COMMIT; | TRANSACTION_CONTROL",
                "INSERT INTO log VALUES (1); ROLLBACK; | TRANSACTION_CONTROL",
                "COPY log FROM STDIN; | COPY_FROM_STDIN",
                "\\d log | PSQL_COMMAND",
                "INSERT INTO log VALUES (1); CREATE INDEX CONCURRENTLY i ON a (id); | TRANSACTION_CONTROL"
            })
    void unfitScriptIsRefused(String script, ProblemCode code) {
        assertThatThrownBy(() -> failed.rollBack(script))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
        assertThat(failed.log()).isEmpty();
        assertThat(failed.isRolledBack()).isFalse();
    }

    @Test
    void statementsThatRefuseATransactionRunStepByStepForANamedDecision() {
        CommandResult result = failed.rollBack(STEPS, "uid-1");

        assertThat(result.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(failed.log()).isEqualTo("1,2");
        assertThat(failed.kanmon().exists("i")).isTrue();
        assertThat(failed.kanmon().exists("old")).isFalse();
        assertThat(failed.isRolledBack()).isTrue();
        assertThat(failed.kanmon()
                        .database()
                        .query("SELECT decision, statement, finished_at IS NOT NULL AS done FROM _kanmon_scripts"
                                + " ORDER BY statement"))
                .extracting(row -> row.get("decision") + " " + row.get("statement") + " " + row.get("done"))
                .containsExactly("uid-1 1 true", "uid-1 2 true", "uid-1 3 true", "uid-1 4 true");
    }

    @Test
    void databaseWithoutSteppedScriptsHasNoTableForThem() {
        failed.rollBack("INSERT INTO log VALUES (1)", "uid-1");

        assertThat(failed.kanmon().exists("_kanmon_scripts")).isFalse();
    }

    @Test
    void steppedScriptGoesOnBehindWhatIsDoneWhenItsCauseIsMended() {
        String script = "INSERT INTO log VALUES (1);\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (id);\n"
                + "INSERT INTO log VALUES (2);\n";

        CommandResult result = failed.rollBack(script, "uid-1");
        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(result.failure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.sqlState()).isEqualTo("23505");
            assertThat(failure.statementsApplied()).isEqualTo(1);
        });
        assertThat(failed.isRolledBack()).isFalse();

        failed.kanmon().database().sql("DELETE FROM a WHERE ctid = '(0,1)'");
        assertThat(failed.rollBack(script, "uid-1").outcome()).isEqualTo(ExitCode.DONE);
        assertThat(failed.log()).isEqualTo("1,2");
    }

    @Test
    void otherScriptForADecisionThatHasBegunOneIsRefused() {
        failed.rollBack("INSERT INTO log VALUES (1); CREATE UNIQUE INDEX CONCURRENTLY i ON a (id);", "uid-1");

        CommandResult result = failed.rollBack(STEPS, "uid-1");

        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.SCRIPT_CHANGED);
        assertThat(failed.log()).isEqualTo("1");
    }

    @Test
    void sameScriptForAnotherDecisionBeginsAtTheBeginning() {
        String script = "INSERT INTO log VALUES (1); CREATE UNIQUE INDEX CONCURRENTLY i ON a (id);";
        failed.rollBack(script, "uid-1");
        failed.kanmon().database().sql("DROP INDEX i; DELETE FROM a WHERE ctid = '(0,1)'");

        assertThat(failed.rollBack(script, "uid-2").outcome()).isEqualTo(ExitCode.DONE);
        assertThat(failed.log()).isEqualTo("1,1");
    }

    @Test
    void decisionThatWasCarriedOutIsNotCarriedOutOnALaterFailure() {
        failed.rollBack(STEPS, "uid-1");
        assertThat(failed.kanmon().deploy().outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);

        CommandResult result = failed.rollBack(STEPS, "uid-1");

        assertThat(result.outcome()).isEqualTo(ExitCode.RESOLUTION_REFUSED);
        assertThat(failed.log()).isEqualTo("1,2");
    }

    @Test
    void lockThatIsNotToBeHadIsAskedForAgain() throws SQLException {
        failed.kanmon()
                .settings(new DeploySettings(
                        Duration.ofMillis(50),
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        true,
                        Optional.empty()));
        try (Connection other = failed.kanmon().database().connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN; LOCK TABLE a IN ACCESS EXCLUSIVE MODE");

            CommandResult result = failed.rollBack("INSERT INTO log VALUES (1); ALTER TABLE a ADD COLUMN b int;");

            assertThat(result.outcome()).isEqualTo(ExitCode.LOCK_NOT_ACQUIRED);
            assertThat(failed.kanmon().progress()).anyMatch(Progress.Retrying.class::isInstance);
        }
        assertThat(failed.log()).isEmpty();
        assertThat(failed.isRolledBack()).isFalse();
    }

    @Test
    void scriptTakesTheLockEvenWhereLocksAreSwitchedOff() {
        failed.kanmon()
                .settings(new DeploySettings(
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        false,
                        Optional.empty()));
        try (var holder = failed.kanmon().open()) {
            holder.query("SELECT pg_advisory_lock(72707369)", row -> 1);

            assertThatThrownBy(() -> failed.rollBack("INSERT INTO log VALUES (1)"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.LOCK_TIMEOUT));
        }
    }

    @Test
    void markIsWrittenByTheConnectionsRoleWhateverTheScriptSets() {
        assertThat(failed.rollBack("SET ROLE pg_monitor; SET search_path = pg_catalog; SELECT 1")
                        .outcome())
                .isEqualTo(ExitCode.DONE);
        assertThat(failed.isRolledBack()).isTrue();
    }
}
