package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanmon.contract.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";

    @TempDir
    private Path folder;

    @Test
    void reportsAsCompilersDoWithTheLineTheReasonAndASaferWay() {
        migration(
                INIT,
                "CREATE TABLE \"User\" (id bigint PRIMARY KEY);\n\n  CREATE TABLE p (id bigint PRIMARY KEY, j json);");

        LintRun run = lint();

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(file(INIT) + ":3:3: warning: Column \"j\" of \"p\" is of type json")
                .contains(" [practice/json-type]\n")
                .contains("\n      3 |   CREATE TABLE p (id bigint PRIMARY KEY, j json);\n    why: ")
                .contains("\n    safer way:\n        CREATE TABLE p (id bigint PRIMARY KEY, j jsonb);\n")
                .endsWith("\n1 migration looked at: 1 warning.\n")
                .doesNotContain("\u001b");
    }

    @Test
    void coloursOnATerminalOnly() {
        migration(INIT, "CREATE TABLE p (id bigint PRIMARY KEY, j json);");

        assertThat(LintRun.of(true, "lint", folder.toString()).out()).contains("\u001b[33mwarning:\u001b[0m");
    }

    @Test
    void printsTheSameEachTime() {
        migration(INIT, "CREATE TABLE p (id serial PRIMARY KEY, j json, t timestamp, c char(3), m money);");

        assertThat(lint("--format", "json").out())
                .isEqualTo(lint("--format", "json").out());
    }

    @ParameterizedTest
    @CsvSource({"info,13", "warning,13", "error,0", "critical,0", "never,0"})
    void failsFromTheSeverityOnThatItIsToldTo(String failOn, int status) {
        migration(INIT, "CREATE TABLE p (id bigint PRIMARY KEY, j json);");

        assertThat(lint("--fail-on", failOn).status()).isEqualTo(status);
    }

    @Test
    void failsForErrorsUnlessToldOtherwise() {
        migration(INIT, "ALTER SYSTEM SET work_mem = '1GB';");

        assertThat(lint().status()).isEqualTo(ExitCode.FINDINGS.status());
    }

    @Test
    void takesMigrationsUpToTheOneNamedAsApplied() {
        migration(INIT, "CREATE TABLE p (id bigint PRIMARY KEY, j json, o bigint);\nCREATE INDEX ON p (o);");
        migration(
                NEXT,
                "ALTER TABLE p ADD CONSTRAINT p_o FOREIGN KEY (o) REFERENCES p (id) NOT VALID;\nALTER TABLE p ADD k json;");

        LintRun run = lint("--only-new-since", INIT);

        assertThat(run.out())
                .doesNotContain(INIT, "practice/fk-without-index")
                .contains(file(NEXT) + ":2:1: warning", "1 of 2 migrations looked at");
    }

    @Test
    void namesTheFolderAndTheMigrationThatItDoesNotHave() {
        migration(INIT, "SELECT 1;");

        LintRun run = lint("--only-new-since", NEXT);

        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.err()).startsWith("Error: P3017\n").contains(NEXT);
    }

    @Test
    void takesTheMigrationsOfAnotherFolderAsAppliedAndTellsWhatDoesNotFit(@TempDir Path main) {
        String edited = "20260101000000_edited";
        String gone = "20260103000000_gone";
        String last = "20260104000000_last";
        migration(main, edited, "SELECT 1;");
        migration(main, gone, "SELECT 2;");
        migration(main, last, "CREATE TABLE p (id bigint PRIMARY KEY, j json);\n");
        migration(edited, "SELECT 3;");
        migration(last, "CREATE TABLE p (id bigint PRIMARY KEY, j json);\r\n");
        migration(NEXT, "SELECT 4;");

        LintRun run = lint("--applied-in", main.toString());

        assertThat(run.out().lines().filter(line -> line.contains(": ")))
                .anyMatch(line -> line.startsWith(file(edited)) && line.endsWith("[file/edited]"))
                .anyMatch(line -> line.startsWith(file(NEXT)) && line.endsWith("[file/out-of-order]"))
                .anyMatch(line -> line.startsWith(main.resolve(gone).toString()) && line.endsWith("[file/missing]"))
                .noneMatch(line -> line.contains("json-type"));
        assertThat(run.out()).contains("\n1 of 3 migrations looked at: ");
    }

    @Test
    void leavesOutRulesAndGroupsThatAreIgnored() {
        migration(INIT, "CREATE TABLE p (id serial PRIMARY KEY, j json);");

        assertThat(lint("--ignore", "practice/*").out()).isEqualTo("1 migration looked at: nothing found.\n");
        assertThat(lint("--ignore", "practice/json-type", "--ignore", "practice/serial")
                        .out())
                .contains("practice/int-primary-key")
                .doesNotContain("json-type", "practice/serial");
        assertThat(lint("--ignore", "practice/*@" + NEXT).out()).contains("practice/json-type");
        assertThat(lint("--ignore", "practice/*@" + INIT).out()).doesNotContain("practice/");
        assertThat(lint("--ignore", "practice/no-such").err())
                .contains("There is no rule practice/no-such; docs/reference/lint-rules.md has all of them.");
    }

    @ParameterizedTest
    @CsvSource({"--server-version,13", "--server-version,x", "--format,xml", "--fail-on,bad"})
    void refusesValuesThatItDoesNotKnow(String option, String value) {
        migration(INIT, "SELECT 1;");

        LintRun run = lint(option, value);

        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.err()).contains(option, value);
    }

    @Test
    void looksAtTheServerVersion() {
        migration(INIT, "CREATE SUBSCRIPTION s CONNECTION 'host=a' PUBLICATION p;");

        assertThat(lint("--server-version", "15").out()).contains("security/superuser-only");
        assertThat(lint("--server-version", "16").out()).doesNotContain("security/superuser-only");
    }

    @Test
    void readsTheFlatFormAMigrationsFolderAndOneScript() throws IOException {
        Path script = Files.writeString(folder.resolve("20260101000000_a.sql"), "CREATE TABLE p (id int PRIMARY KEY);");
        migration("folder/" + NEXT, "CREATE TABLE p (id int PRIMARY KEY);");
        Path own = folder.resolve("folder").resolve(NEXT);

        assertThat(LintRun.of("lint", script.toString()).out()).startsWith(script + ":1:1: ");
        assertThat(LintRun.of("lint", own.toString()).out()).startsWith(own + "/migration.sql:1:1: ");
        assertThat(LintRun.of("lint", own + "/migration.sql", "--format", "json")
                        .out())
                .contains("\"migration\" : \"" + NEXT + "\"");
    }

    @Test
    void warnsOfAFolderWithNothingInIt() {
        LintRun run = lint();

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("Warning: there is no migration in " + folder + ".\n");
        assertThat(run.out()).isEqualTo("0 migrations looked at: nothing found.\n");
    }

    @Test
    void saysThatAPathIsNotThere() {
        LintRun run = LintRun.of("lint", folder.resolve("nope").toString());

        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.err()).startsWith("Error: K2001\n\n" + folder.resolve("nope") + " does not exist.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhichByteIsNoUtf8() throws IOException {
        migration(INIT, "SELECT 1;");
        Files.write(
                folder.resolve(INIT).resolve("migration.sql"),
                "SELECT 1;\n-- \u00fc".getBytes(StandardCharsets.ISO_8859_1));

        LintRun run = lint();

        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.err()).contains(file(INIT) + " is not UTF-8: the byte 0xFC in line 2 begins no character.");
    }

    @Test
    void aScriptThatDoesNotParseIsAFindingWithLineAndColumn() {
        migration(INIT, "SELECT 1;\nCREATE TABEL x;");

        LintRun run = lint();

        assertThat(run.status()).isEqualTo(ExitCode.FINDINGS.status());
        assertThat(run.out()).contains(file(INIT) + ":2:8: error: syntax error at or near \"TABEL\"");
    }

    @ParameterizedTest
    @CsvSource({"text", "json", "sarif", "github"})
    void neverPrintsAPassword(String format) {
        migration(INIT, """
                CREATE USER reader PASSWORD 'hunter2';
                ALTER USER reader SUPERUSER PASSWORD $$hunter2$$;
                CREATE SUBSCRIPTION s CONNECTION 'host=a password=hunter2' PUBLICATION p;
                """);

        LintRun run = lint("--format", format, "--server-version", "14");

        assertThat(run.out())
                .contains("security/password-literal", "security/superuser-only")
                .doesNotContain("hunter2");
    }

    @Test
    void jsonHasEachFindingAndASummary() throws IOException {
        migration(INIT, "CREATE TABLE p (id bigint PRIMARY KEY, j json);");

        JsonNode report =
                JsonMapper.builder().build().readTree(lint("--format", "json").out());

        JsonNode finding = report.get("findings").get(0);
        assertThat(finding.get("rule").asText()).isEqualTo("practice/json-type");
        assertThat(finding.get("severity").asText()).isEqualTo("warning");
        assertThat(finding.get("file").asText()).isEqualTo(file(INIT));
        assertThat(finding.get("line").asInt()).isEqualTo(1);
        assertThat(finding.get("column").asInt()).isEqualTo(1);
        assertThat(finding.get("migration").asText()).isEqualTo(INIT);
        assertThat(finding.get("object").asText()).isEqualTo("\"p\"");
        assertThat(finding.get("message").asText()).endsWith(".");
        assertThat(finding.get("saferWay").asText()).contains("j jsonb");
        assertThat(finding.get("statement").asText()).startsWith("CREATE TABLE p (");
        assertThat(report.get("summary").get("warning").asInt()).isEqualTo(1);
        assertThat(report.get("summary").get("failed").asBoolean()).isFalse();
    }

    @Test
    void githubGetsCommandsWithTheirEscapes() {
        migration("20260101000000_50%,a", "CREATE TABLE p (id bigint PRIMARY KEY, j json);");

        LintRun run = lint("--format", "github");

        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "::warning file=" + folder.toString().replace(":", "%3A")
                                + "/20260101000000_50%25%2Ca/migration.sql,line=1,col=1,title=Kanmon practice/json-type::Column")
                .contains("%0ASafer way:%0ACREATE TABLE p");
    }

    private LintRun lint(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "lint";
        arguments[1] = folder.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return LintRun.of(arguments);
    }

    private String file(String migration) {
        return folder.resolve(migration).resolve("migration.sql").toString();
    }

    private void migration(String name, String script) {
        migration(folder, name, script);
    }

    private static void migration(Path folder, String name, String script) {
        try {
            Path file = folder.resolve(name).resolve("migration.sql");
            Files.createDirectories(file.getParent());
            Files.writeString(file, script);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
