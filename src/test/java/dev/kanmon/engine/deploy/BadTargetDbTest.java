package dev.kanmon.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that cannot be reached, or not written to, and scripts of unusual size; the recording o2_permissions among them. */
class BadTargetDbTest {

    @TempDir
    Path folder;

    private EngineFixture kanmon;
    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        kanmon = new EngineFixture(folder);
        database = kanmon.database();
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int);");
    }

    @AfterEach
    void dropDatabase() {
        kanmon.close();
    }

    @Test
    void connectionFailuresHavePrismasCodesAndShowNoPassword() {
        assertRefused(ProblemCode.AUTHENTICATION_FAILED, () -> kanmon.url(database.urlWithWrongPassword())
                .deploy());
        assertRefused(ProblemCode.SERVER_UNREACHABLE, () -> kanmon.url(database.urlOfHostThatIsDown())
                .deploy());
        // Prisma's deploy would create the database; Kanmon leaves that to whoever owns the server.
        String missing = database.url().replace(database.name(), "no_such_database");
        assertRefused(
                ProblemCode.DATABASE_DOES_NOT_EXIST, () -> kanmon.url(missing).deploy());
        assertRefused(ProblemCode.POOLED_CONNECTION, () -> kanmon.url(database.url() + "&pgbouncer=true")
                .deploy());
    }

    @Test
    void roleThatMayNotConnectIsDeniedAccess() {
        TestDatabase.Role role = database.newRole("");
        database.sql("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
        assertRefused(ProblemCode.ACCESS_DENIED, () -> kanmon.url(database.urlAs(role))
                .deploy());
    }

    @Test
    void roleNeedsNoMoreThanItUses() {
        TestDatabase.Role role = database.newRole("");
        kanmon.url(database.urlAs(role));
        assertRefused(ProblemCode.INSUFFICIENT_PRIVILEGE, kanmon::deploy);
        kanmon.url(database.url()).deploy();
        kanmon.url(database.urlAs(role));
        assertRefused(ProblemCode.INSUFFICIENT_PRIVILEGE, kanmon::status);
        assertRefused(ProblemCode.INSUFFICIENT_PRIVILEGE, kanmon::deploy);
        database.sql("GRANT SELECT ON _prisma_migrations TO " + role.name());
        assertThat(kanmon.status().state().isInSync()).isTrue();
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void migrationWhoseHistoryCannotBeWrittenIsRolledBack() {
        TestDatabase.Role role = database.newRole("");
        kanmon.deploy();
        database.sql("GRANT CREATE ON SCHEMA public TO " + role.name() + "; GRANT SELECT ON _prisma_migrations TO "
                + role.name());
        kanmon.url(database.urlAs(role)).migration("20240102000000_b", "CREATE TABLE b (id int);");
        CommandResult result = kanmon.deploy();
        assertThat(result.problem().orElseThrow().code()).isEqualTo(ProblemCode.INSUFFICIENT_PRIVILEGE);
        assertThat(kanmon.exists("b")).isFalse();
    }

    @Test
    void readOnlyDatabaseIsRefusedOnlyWhenThereIsSomethingToWrite() {
        kanmon.deploy();
        database.sql("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        kanmon.migration("20240102000000_b", "CREATE TABLE b (id int);");
        assertRefused(ProblemCode.READ_ONLY, kanmon::deploy);
    }

    @Test
    void fiveMegabytesGoInOnePiece() {
        String rows = "INSERT INTO a VALUES (1234567890), (1234567890), (1234567890), (1234567890);\n".repeat(70_000);
        kanmon.migration("20240102000000_large", rows);
        assertThat(rows.length()).isGreaterThan(5_000_000);
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(database.value("SELECT count(*) FROM a")).isEqualTo(280_000L);
    }

    @Test
    void errorAtCommitIsNotBlamedOnAStatement() {
        kanmon.migration(
                "20240102000000_deferred",
                "CREATE TABLE p (id int PRIMARY KEY);\n"
                        + "CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);\n"
                        + "INSERT INTO c VALUES (1);\n");
        CommandResult result = kanmon.deploy();
        assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(result.failure().orElseThrow().sqlState()).isEqualTo("23503");
        assertThat(result.failure().orElseThrow().line()).isNull();
    }

    @Test
    void executeRunsAScriptAndWritesNoHistory() {
        kanmon.deploy();
        try (Session session = kanmon.open()) {
            String script = "CREATE TABLE b (id int);\nCREATE INDEX CONCURRENTLY i ON b (id);\nSELECT 1/0;\n";
            Execute.Result result =
                    Execute.run(session, "down.sql", script, DeploySettings.DEFAULT, new StopSignal(), p -> {});
            assertThat(result.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
            assertThat(result.failure().orElseThrow().line()).isEqualTo(3);
            assertThat(result.failure().orElseThrow().statementsApplied()).isEqualTo(2);
        }
        assertThat(kanmon.exists("i")).isTrue();
        assertThat(kanmon.rows()).hasSize(1);
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code))
                .message()
                .doesNotContain("not-the-password", "postgres:");
    }
}
