package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestDatabase.Role;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kanmon restore-point} on real servers that archive their log, and on such as do not. */
class RestorePointCommandDbTest {

    private static final Map<String, String> ARCHIVING = Map.of("archive_mode", "on", "archive_command", "/bin/true");

    @TempDir
    Path folder;

    @Test
    void aPointIsMarkedForWhoeverMayDoSo() {
        try (PostgresServer server = PostgresServer.start(ARCHIVING);
                TestDatabase database = server.newDatabase()) {
            RunReport marked = mark(database.url());
            assertThat(marked.outcome()).isEqualTo(ExitCode.DONE);
            assertThat(marked.backup().identifier()).matches("kanmon-0a1b2c3d@[0-9A-F]+/[0-9A-F]+");
            String lsn = marked.backup().identifier().substring("kanmon-0a1b2c3d@".length());
            assertThat(database.value("SELECT '" + lsn + "'::pg_lsn <= pg_current_wal_insert_lsn()"))
                    .isEqualTo(true);

            Role role = database.newRole("");
            RunReport refused = mark(database.urlAs(role));
            assertRefused(refused, ExitCode.INVALID_INPUT, ProblemCode.INSUFFICIENT_PRIVILEGE);
            assertThat(refused.hint()).contains("GRANT EXECUTE ON FUNCTION pg_catalog.pg_create_restore_point(text)");

            database.sql("GRANT EXECUTE ON FUNCTION pg_catalog.pg_create_restore_point(text) TO " + role.name());
            assertThat(mark(database.urlAs(role)).outcome()).isEqualTo(ExitCode.DONE);
            database.sql("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_create_restore_point(text) FROM " + role.name());

            assertNameMatters(database.url());
        }
    }

    private void assertNameMatters(String url) {
        assertThat(CommandOutput.of(Map.of(RunnerOptions.URL_ENV, url), RunnerOptions.RESTORE_POINT)
                        .status())
                .isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(markNamed(url, "n".repeat(63)).outcome()).isEqualTo(ExitCode.DONE);
        RunReport tooLong = markNamed(url, "ü".repeat(32));
        assertThat(tooLong.outcome()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(tooLong.message()).contains("63 bytes", "64");
    }

    @Test
    void withoutAnArchiveAPointIsWorthNothingUnlessSomebodyKnowsBetter() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            RunReport refused = mark(database.url());
            assertRefused(refused, ExitCode.BACKUP_FAILED, ProblemCode.NO_ARCHIVE);
            assertThat(refused.message()).contains("archive_mode is off");

            assertThat(mark(database.url(), RunnerOptions.WITHOUT_ARCHIVE).outcome())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void anArchiveThatFailsIsNone() {
        try (PostgresServer server =
                        PostgresServer.start(Map.of("archive_mode", "on", "archive_command", "/bin/false"));
                TestDatabase database = server.newDatabase()) {
            database.sql("SELECT pg_switch_wal()");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.value("SELECT last_failed_time IS NOT NULL FROM pg_stat_archiver")
                            .equals(true));

            RunReport refused = mark(database.url());
            assertRefused(refused, ExitCode.BACKUP_FAILED, ProblemCode.NO_ARCHIVE);
            assertThat(refused.hint()).contains("pg_stat_archiver");
        }
    }

    @Test
    void aServerWithAMinimalLogMarksNoPoints() {
        try (PostgresServer server = PostgresServer.start(Map.of("wal_level", "minimal", "max_wal_senders", "0"));
                TestDatabase database = server.newDatabase()) {
            RunReport refused = mark(database.url(), RunnerOptions.WITHOUT_ARCHIVE);
            assertRefused(refused, ExitCode.BACKUP_FAILED, ProblemCode.NO_ARCHIVE);
            assertThat(refused.message()).contains("wal_level minimal");
        }
    }

    @Test
    void aStandbyMarksNoPoints() throws IOException {
        try (PostgresServer server = PostgresServer.start(ARCHIVING)) {
            TestDatabase database = server.newDatabase();
            Path data = Path.of(database.value("SHOW data_directory").toString());
            server.stop();
            Files.createFile(data.resolve("standby.signal"));
            server.startAgain();

            assertRefused(mark(database.url()), ExitCode.INVALID_INPUT, ProblemCode.READ_ONLY);
        }
    }

    @Test
    void aServerThatIsDownMayComeBack() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            assertThat(mark(database.urlOfHostThatIsDown()).outcome()).isEqualTo(ExitCode.TARGET_UNREACHABLE);
        }
    }

    private RunReport mark(String url, String... options) {
        return markNamed(url, "kanmon-0a1b2c3d", options);
    }

    private RunReport markNamed(String url, String name, String... options) {
        Path report = folder.resolve("report.json");
        List<String> arguments = new ArrayList<>(List.of(
                RunnerOptions.RESTORE_POINT, RunnerOptions.NAME, name, RunnerOptions.REPORT_FILE, report.toString()));
        arguments.addAll(List.of(options));
        CommandOutput.of(Map.of(RunnerOptions.URL_ENV, url), arguments.toArray(String[]::new));
        try {
            return new ReportReader().read(Files.readString(report)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("no report", e);
        }
    }

    private static void assertRefused(RunReport report, ExitCode outcome, ProblemCode code) {
        assertThat(report.code()).as(report.message()).isEqualTo(code.code());
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.backup()).isNull();
    }
}
