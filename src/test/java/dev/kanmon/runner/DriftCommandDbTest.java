package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.EngineFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kanmon drift} prints, reports and ends with, on a real database and a private shadow. */
class DriftCommandDbTest {

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private EngineFixture fixture;

    /** What a command printed, how it ended, and its report. */
    private record Run(int status, String out, String err, RunReport report) {}

    @BeforeEach
    void deploy() {
        fixture = new EngineFixture(folder.resolve("migrations"))
                .migration("20260101000000_init", "CREATE TABLE \"User\" (id int PRIMARY KEY, name text)");
        fixture.deploy();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void databaseInSyncEndsWithZeroAndAFingerprint() {
        Run run = drift();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("The database has the schema that its migrations make.");
        assertThat(run.report().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(run.report().drift().state()).isEqualTo(DriftState.InSync);
        assertThat(run.report().drift().fingerprint()).matches("sha256:[0-9a-f]{64}");
        assertThat(run.report().drift().documentDigest()).isNull();
    }

    @Test
    void knownFingerprintSparesTheReplay() {
        String known = drift().report().drift().fingerprint();
        Run run = drift(RunnerOptions.KNOWN_FINGERPRINT, known, RunnerOptions.SHADOW, RunnerOptions.SHADOW_OFF);
        assertThat(run.status()).isZero();
        assertThat(run.report().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(run.report().drift().fingerprint()).isEqualTo(known);
    }

    @Test
    void driftIsToldToPeopleWithWhatToDo() {
        fixture.database().sql("CREATE INDEX manual_idx ON \"User\" (name)");
        Run run = drift();
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.out())
                .contains(
                        "The database has drifted from its migrations: 1 difference.",
                        "[*] Changed the `User` table",
                        "  [+] Added index `manual_idx` (USING btree (name))",
                        "kanmon diff --from-migrations prisma/migrations");
        assertThat(run.report().drift().differences()).isEqualTo(1);
        assertThat(run.report().drift().highlights())
                .containsExactly("The index public.User.manual_idx is in the target, and no migration makes it.");
    }

    @Test
    void documentInTheLogHasTheDifferenceAsSqlBothWays() {
        fixture.database().sql("CREATE INDEX manual_idx ON \"User\" (name)");
        Run run = drift(RunnerOptions.JSON);
        Document document =
                Document.inLog(run.out(), run.report().drift().documentDigest()).orElseThrow();
        assertThat(document.files().get(Document.DRIFT_MARKDOWN)).contains("manual_idx");
        assertThat(document.files().get(Document.DRIFT_SQL)).contains("CREATE INDEX manual_idx");
        assertThat(document.files().get(Document.UNDO_DRIFT_SQL)).contains("DROP INDEX");
    }

    @Test
    void secretsInTheTargetsSchemaDoNotLeaveTheProcess() {
        fixture.database()
                .sql("CREATE FUNCTION f() RETURNS text LANGUAGE sql"
                        + " AS 'SELECT ''postgresql://me:very-secret@host/db''::text'");
        Run run = drift(RunnerOptions.JSON);
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.out()).doesNotContain("very-secret");
    }

    @Test
    void whatCannotBeComparedSaysWhyByItsCode() {
        Run run = drift(RunnerOptions.SHADOW, RunnerOptions.SHADOW_OFF);
        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.report().code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE.code());
        assertThat(run.report().drift().state()).isEqualTo(DriftState.NotChecked);
        assertThat(run.report().drift().reason()).isNotBlank();
        assertThat(run.err()).contains("K2010");
    }

    @Test
    void targetThatIsDownIsUnreachable() {
        Run run = run(fixture.database().urlOfHostThatIsDown());
        assertThat(run.status()).isEqualTo(ExitCode.TARGET_UNREACHABLE.status());
        assertThat(run.report().drift()).isNull();
    }

    private Run drift(String... arguments) {
        return run(fixture.database().url(), arguments);
    }

    private Run run(String url, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path report = folder.resolve("report.json");
        Surroundings surroundings = new Surroundings(
                Map.of(
                        RunnerOptions.URL_ENV,
                        url,
                        "KANMON_POSTGRES_HOME",
                        Path.of("target", "postgresql").toAbsolutePath().toString(),
                        "KANMON_SHADOW_CACHE",
                        cache.toString()),
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                new Termination());
        List<String> always = List.of(
                RunnerOptions.DRIFT,
                RunnerOptions.DIR,
                folder.resolve("migrations").toString(),
                RunnerOptions.REPORT_FILE,
                report.toString());
        int status = new CommandLines(surroundings)
                .execute(Stream.concat(always.stream(), Stream.of(arguments)).toArray(String[]::new));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), read(report));
    }

    private static RunReport read(Path report) {
        try {
            return new ReportReader().read(Files.readString(report)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
