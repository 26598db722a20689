package dev.kanmon.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.status.StatusReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other sessions in the way: of a table, of the advisory lock, of the connection. */
class ContentionDbTest {

    private static final DeploySettings IMPATIENT = new DeploySettings(
            Duration.ofMillis(100),
            Duration.ZERO,
            Duration.ofMillis(900),
            Duration.ofMillis(300),
            true,
            Optional.empty());
    private static final DeploySettings PATIENT = new DeploySettings(
            Duration.ofMillis(100),
            Duration.ZERO,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            true,
            Optional.empty());

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
    void migrationBehindLongTransactionIsRetriedUntilItGetsItsLock() throws SQLException {
        kanmon.settings(PATIENT).migration("20240101000000_add", "CREATE TABLE b (); ALTER TABLE a ADD COLUMN b int;");
        baseline();
        CompletableFuture<CommandResult> deploy;
        try (Connection reader = openTransactionOnTableA()) {
            deploy = CompletableFuture.supplyAsync(kanmon::deploy);
            await().until(() -> kanmon.progress().stream().anyMatch(Progress.Retrying.class::isInstance));
            assertThat(kanmon.exists("b")).isFalse();
            reader.rollback();
        }
        assertThat(deploy.join().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(kanmon.rows()).hasSize(2);
    }

    @Test
    void lockThatIsNeverToBeHadEndsWithoutTraceInTheHistory() throws SQLException {
        kanmon.settings(IMPATIENT)
                .migration("20240101000000_add", "CREATE TABLE b (); ALTER TABLE a ADD COLUMN b int;");
        baseline();
        try (Connection reader = openTransactionOnTableA()) {
            CommandResult result = kanmon.deploy();
            assertThat(result.outcome()).isEqualTo(ExitCode.LOCK_NOT_ACQUIRED);
            assertThat(result.pending()).containsExactly("20240101000000_add");
            reader.rollback();
        }
        assertThat(kanmon.exists("b")).isFalse();
        assertThat(kanmon.rows()).hasSize(1);
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void advisoryLockHeldElsewhereIsNamedWithItsHolder() throws SQLException {
        kanmon.settings(IMPATIENT).migration("20240101000000_a", "CREATE TABLE a (id int);");
        try (Connection holder = kanmon.database().connect()) {
            holder.setClientInfo("ApplicationName", "other deploy");
            holder.createStatement().execute("SELECT pg_advisory_lock(72707369)");
            assertThatThrownBy(kanmon::deploy).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.LOCK_TIMEOUT);
                assertThat(e.problem().outcome()).isEqualTo(ExitCode.LOCK_NOT_ACQUIRED);
                assertThat(e.problem().message()).contains("other deploy");
            });
            assertThatThrownBy(() -> kanmon.resolveApplied("20240101000000_a")).isInstanceOf(ProblemException.class);
            assertThat(kanmon.status().state()).isEqualTo(StatusReport.State.BEHIND);
            DeploySettings withoutLock = new DeploySettings(
                    IMPATIENT.lockTimeout(),
                    Duration.ZERO,
                    IMPATIENT.retryFor(),
                    Duration.ZERO,
                    false,
                    Optional.empty());
            assertThat(kanmon.settings(withoutLock).deploy().outcome()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void secondDeployWaitsForTheFirstAlsoWhileThatBuildsAnIndexConcurrently() {
        kanmon.settings(PATIENT)
                .migration("20240101000000_a", "CREATE TABLE a (id int);")
                .migration("20240102000000_slow", "SELECT pg_sleep(1);")
                .migration("20240103000000_index", "CREATE INDEX CONCURRENTLY i ON a (id);");
        CompletableFuture<CommandResult> first = CompletableFuture.supplyAsync(kanmon::deploy);
        await().until(() -> kanmon.exists("a"));
        CompletableFuture<CommandResult> second = CompletableFuture.supplyAsync(kanmon::deploy);
        assertThat(first.join().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(second.join().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(kanmon.rows()).hasSize(3);
    }

    @Test
    void migrationThatRunsNowIsNotCalledFailed() {
        kanmon.migration("20240101000000_steps", "CREATE TABLE a (id int); VACUUM a; SELECT pg_sleep(1);");
        CompletableFuture<CommandResult> deploy = CompletableFuture.supplyAsync(kanmon::deploy);
        awaitSleepingStatement();
        StatusReport status = kanmon.status();
        assertThat(status.state()).isEqualTo(StatusReport.State.RUNNING);
        assertThat(status.failed()).isEmpty();
        assertThat(status.running().orElseThrow().applicationName()).isEqualTo("kanmon test");
        assertThat(deploy.join().outcome()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void lostConnectionLeavesNothingAndTheNextDeployApplies() {
        kanmon.migration("20240101000000_a", "CREATE TABLE a (id int); SELECT pg_sleep(30);");
        CompletableFuture<CommandResult> deploy = CompletableFuture.supplyAsync(kanmon::deploy);
        awaitSleepingStatement();
        kanmon.database().terminateSessions();
        assertThat(deploy.join().outcome()).isEqualTo(ExitCode.TARGET_UNREACHABLE);
        assertThat(deploy.join().problem().orElseThrow().code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        assertThat(kanmon.rows()).isEmpty();
        kanmon.migration("20240101000000_a", "CREATE TABLE a (id int);");
        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void cancelledMigrationIsRolledBackAndNotCalledFailed() {
        StopSignal stop = new StopSignal();
        kanmon.stop(stop)
                .migration("20240101000000_a", "CREATE TABLE a (id int); SELECT pg_sleep(30);")
                .migration("20240102000000_b", "CREATE TABLE b (id int);");
        CompletableFuture<CommandResult> deploy = CompletableFuture.supplyAsync(kanmon::deploy);
        awaitSleepingStatement();
        stop.cancelRunning();
        assertThat(deploy.join().outcome()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(deploy.join().pending()).hasSize(2);
        assertThat(kanmon.rows()).isEmpty();
        assertThat(kanmon.exists("a")).isFalse();
    }

    @Test
    void stopRequestLetsTheRunningMigrationEndAndBeginsNoOther() {
        StopSignal stop = new StopSignal();
        kanmon.stop(stop)
                .migration("20240101000000_a", "CREATE TABLE a (id int); SELECT pg_sleep(0.5);")
                .migration("20240102000000_b", "CREATE TABLE b (id int);");
        CompletableFuture<CommandResult> deploy = CompletableFuture.supplyAsync(kanmon::deploy);
        awaitSleepingStatement();
        stop.request();
        assertThat(deploy.join().outcome()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(deploy.join().applied()).containsExactly("20240101000000_a");
        assertThat(deploy.join().pending()).containsExactly("20240102000000_b");
    }

    private void baseline() {
        kanmon.database().sql("CREATE TABLE a (id int)");
        kanmon.migration("20230101000000_baseline", "CREATE TABLE a (id int);");
        kanmon.resolveApplied("20230101000000_baseline");
    }

    private Connection openTransactionOnTableA() throws SQLException {
        Connection reader = kanmon.database().connect();
        reader.setAutoCommit(false);
        reader.createStatement().execute("SELECT * FROM a");
        return reader;
    }

    private void awaitSleepingStatement() {
        await().until(() -> kanmon.database()
                .value("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event = 'PgSleep'")
                .equals(true));
    }
}
