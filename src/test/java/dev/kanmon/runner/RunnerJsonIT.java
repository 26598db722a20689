package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.RunnerProcess.Result;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a machine reads: JSON lines, the report file, and the way a process ends that is told to. */
class RunnerJsonIT {

    private static final String INIT = "20240101000000_init";
    private static final String NEXT = "20240102000000_next";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder = new MigrationFolder().with(INIT, "CREATE TABLE t (id int);");
    private final Path reportFile = folder.project().resolve("report.json");

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @Test
    void everyLineIsAnEventAndTheLastIsTheReport() {
        Result result = RunnerProcess.run(folder.project(), environment(), deploy());

        List<JsonNode> events = result.lines().stream().map(RunnerJsonIT::parse).toList();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.get("time").asText()).endsWith("Z"));
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .containsExactly("target", "source", "planned", "migration-started", "migration-finished", "report");
        assertThat(events.get(4).get("migration").asText()).isEqualTo(INIT);
        assertThat(events.get(4).get("millis").isIntegralNumber()).isTrue();
        assertThat(result.err()).isEmpty();
        assertThat(JSON.convertValue(events.get(5), RunReport.class)).isEqualTo(report());
        assertThat(report().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(report().applied()).containsExactly(INIT);
        assertThat(report().history()).isEqualTo(new RunReport.History(1, 0, 0, INIT));
    }

    @Test
    void theReportOfAFailureHoldsWhatTheOperatorNeeds() {
        folder.with(NEXT, "SELECT 1;\n\nINSERT INTO t SELECT 1/0;");

        Result result = RunnerProcess.run(folder.project(), environment(), deploy());

        assertThat(result.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(report().code()).isEqualTo("P3018");
        assertThat(report().applied()).containsExactly(INIT);
        assertThat(report().failure().migration()).isEqualTo(NEXT);
        assertThat(report().failure().sqlState()).isEqualTo("22012");
        assertThat(report().failure().line()).isEqualTo(3);
        assertThat(report().failure().statement()).isEqualTo("INSERT INTO t SELECT 1/0");
    }

    @Test
    void aThousandMigrationsStillFitIntoTheReportFile() throws IOException {
        for (int i = 0; i < 1000; i++) {
            folder.with("20250101%06d_a_migration_with_a_long_name".formatted(i), "SELECT 1;");
        }

        RunnerProcess.run(folder.project(), environment(), deploy());

        assertThat(Files.size(reportFile)).isLessThanOrEqualTo(RunReport.MAX_BYTES);
        assertThat(report().history().applied()).isEqualTo(1001);
    }

    @Test
    void sigtermLetsTheRunningMigrationEndAndBeginsNoOther() {
        folder.with(NEXT, "SELECT pg_sleep(2);").with("20240103000000_last", "SELECT 1;");
        try (RunnerProcess runner = RunnerProcess.start(folder.project(), environment(), deploy())) {
            awaitSleep();
            runner.terminate();

            Result result = runner.await();

            assertThat(result.status()).isEqualTo(ExitCode.INTERRUPTED.status());
            assertThat(report().outcome()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(report().applied()).containsExactly(INIT, NEXT);
            assertThat(report().pending()).containsExactly("20240103000000_last");
        }
    }

    @Test
    void aStatementThatOutlastsTheGracePeriodIsCancelledAndRolledBack() {
        folder.with(NEXT, "CREATE TABLE gone (id int); SELECT pg_sleep(300);");
        try (RunnerProcess runner =
                RunnerProcess.start(folder.project(), environment(), deploy("--grace-period=200ms"))) {
            awaitSleep();
            runner.terminate();

            Result result = runner.await();

            assertThat(result.status()).isEqualTo(ExitCode.INTERRUPTED.status());
            assertThat(report().pending()).containsExactly(NEXT);
            assertThat(report().history().failed()).isZero();
            assertThat(database.query("SELECT 1 FROM pg_class WHERE relname = 'gone'"))
                    .isEmpty();
            assertThat(sleepingSessions()).isEqualTo(0L);
        }
    }

    @Test
    void theMigrationLockHeldByAnotherSessionIsWaitedForAndThenToldAsP1002() throws Exception {
        try (var other = database.connect();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(72707369)");

            Result result = RunnerProcess.run(folder.project(), environment(), deploy("--advisory-lock-timeout=300ms"));

            assertThat(result.status()).isEqualTo(ExitCode.LOCK_NOT_ACQUIRED.status());
            assertThat(report().code()).isEqualTo("P1002");
        }
    }

    private void awaitSleep() {
        await().atMost(Duration.ofSeconds(30)).until(() -> sleepingSessions().equals(1L));
    }

    private Object sleepingSessions() {
        return database.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event = 'PgSleep'");
    }

    private Map<String, String> environment() {
        return Map.of("DATABASE_URL", database.url());
    }

    private String[] deploy(String... options) {
        List<String> arguments = new ArrayList<>(List.of("deploy", "--json", "--report-file=" + reportFile));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private RunReport report() {
        try {
            return JSON.readValue(reportFile.toFile(), RunReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }
}
