package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a failed {@code kanmon deploy} by its document to a {@code kanmon resolve} with the script in it. */
class RepairCommandsDbTest {

    private static final String NAME = "20240102000000_unlucky";

    @TempDir
    Path directory;

    private TestDatabase database;
    private MigrationFolder folder;

    @BeforeEach
    void failMigration() {
        database = TestPostgres.shared().newDatabase();
        folder = new MigrationFolder()
                .with("20240101000000_init", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);")
                .with(NAME, "CREATE TABLE b (id int);\nCREATE UNIQUE INDEX CONCURRENTLY u ON a (id);\n");
    }

    @AfterEach
    void dropDatabase() {
        folder.close();
        database.close();
    }

    @Test
    void scriptOfTheDocumentLeadsBackByTheReportsWords() throws IOException {
        CommandOutput deploy = kanmon(Map.of(), "deploy", "--shadow=private", "--json");
        RunReport report = report();
        assertThat(deploy.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(report.failure().sqlState()).isEqualTo("23505");
        assertThat(report.repair().tookEffect()).containsExactly("line 1: CREATE TABLE b (id int)");
        assertThat(report.repair().backward().rehearsed())
                .as(report.repair().toString())
                .isTrue();

        Document document =
                Document.inLog(deploy.out(), report.repair().documentDigest()).orElseThrow();
        String script = document.files().get(Document.BACKWARD_SQL);
        assertThat(Document.digestOf(script))
                .isEqualTo(report.repair().backward().digest());
        assertThat(document.files().get(Document.REPAIR_MARKDOWN))
                .contains("line 1: CREATE TABLE b (id int)", "kanmon resolve --rolled-back " + NAME, script);

        CommandOutput resolve = kanmon(
                Map.of("KANMON_SCRIPT", script),
                "resolve",
                "--rolled-back",
                NAME,
                "--script-digest",
                report.repair().backward().digest(),
                "--script-base",
                report.repair().fingerprint(),
                "--decision",
                "uid-1");
        assertThat(resolve.status()).as(resolve.err()).isZero();
        assertThat(database.value("SELECT to_regclass('b') IS NULL AND to_regclass('u') IS NULL"))
                .isEqualTo(true);
    }

    @Test
    void personReadsWhatIsLeftAndWhatCanBeDone() throws IOException {
        CommandOutput deploy = kanmon(Map.of(), "deploy", "--shadow=private");

        assertThat(deploy.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(deploy.out())
                .contains(
                        "## What took effect and stays",
                        "## Back: as if the migration had never run",
                        "## Forward: as if the migration had succeeded",
                        "count(*)");
    }

    @Test
    void shadowThatIsNotThereDoesNotHideTheFailure() throws IOException {
        CommandOutput deploy = kanmon(
                Map.of("KANMON_POSTGRES_HOME", directory.resolve("nowhere").toString()), "deploy", "--shadow=private");

        assertThat(deploy.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(report().failure().sqlState()).isEqualTo("23505");
        assertThat(report().repair().backward().unavailable()).contains("nowhere");
        assertThat(report().repair().documentDigest()).isNull();
    }

    @Test
    void withoutAShadowNobodyLooks() throws IOException {
        kanmon(Map.of(), "deploy");

        assertThat(report().repair()).isNull();
    }

    @Test
    void scriptThatFailsIsReportedWithItsLine() throws IOException {
        kanmon(Map.of(), "deploy");
        Path script = Files.writeString(directory.resolve("script.sql"), "SELECT 1;\nDROP TABLE nowhere;\n");

        CommandOutput resolve = kanmon(Map.of(), "resolve", "--rolled-back", NAME, "--script", script.toString());

        assertThat(resolve.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(report().code()).isEqualTo("K2014");
        assertThat(report().failure().line()).isEqualTo(2);
        assertThat(report().failure().sqlState()).isEqualTo("42P01");
    }

    @Test
    void digestWithoutAScriptIsRefused() throws IOException {
        CommandOutput resolve = kanmon(Map.of(), "resolve", "--rolled-back", NAME, "--script-digest", "sha256:0");

        assertThat(resolve.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
    }

    @Test
    void helpNamesTheScriptsOptions() {
        assertThat(CommandOutput.of(Map.of(), "resolve", "--help").out())
                .contains("--script=FILE", "--script-digest", "--script-base", "--decision", "KANMON_SCRIPT");
        assertThat(CommandOutput.of(Map.of(), "deploy", "--help").out()).contains("--shadow=WHERE");
    }

    private CommandOutput kanmon(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.url());
        environment.put("KANMON_POSTGRES_HOME", "target/postgresql");
        environment.putAll(more);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--dir",
                folder.migrations().toString(),
                "--report-file",
                directory.resolve("report").toString()));
        return CommandOutput.of(environment, all.toArray(String[]::new));
    }

    private RunReport report() throws IOException {
        return new ReportReader()
                .read(Files.readString(directory.resolve("report")))
                .orElseThrow();
    }
}
