package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.RunnerProcess.Result;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provokes every class of failure with a password that would be recognised, and looks for it everywhere. */
class RunnerSecretsIT {

    private static final String PASSWORD = "Xq7-recognisable-9Z";

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder = new MigrationFolder();
    private final List<Result> results = new ArrayList<>();
    private final Path reportFile = folder.project().resolve("report.json");

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void noFailureShowsThePassword(String form) throws IOException {
        String role = database.name() + "_owner";
        database.sql("CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD '" + PASSWORD + "'");
        try {
            String url = "postgresql://" + role + ":" + PASSWORD + "@127.0.0.1:"
                    + TestPostgres.shared().port() + "/" + database.name();
            folder.with("20240101000000_init", "CREATE TABLE t (id int);");

            provoke(form, url.replace(role, "nobody"), ExitCode.TARGET_UNREACHABLE, "status");
            provoke(form, url + "_absent", ExitCode.TARGET_UNREACHABLE, "deploy");
            provoke(form, atUnusedPort(role), ExitCode.TARGET_UNREACHABLE, "deploy");
            provoke(form, url + "?sslmode=require", ExitCode.TARGET_UNREACHABLE, "deploy");
            provoke(form, url + "?sslmode=nonsense", ExitCode.INVALID_INPUT, "deploy");
            provoke(form, url + "?pgbouncer=true", ExitCode.INVALID_INPUT, "deploy");
            provoke(form, url.replace("127.0.0.1:", "127.0.0.1:x"), ExitCode.INVALID_INPUT, "deploy");
            provoke(form, url.replace("postgresql:", "mysql:"), ExitCode.INVALID_INPUT, "deploy");
            provoke(form, url.replace("@", "%zz@"), ExitCode.TARGET_UNREACHABLE, "deploy");
            provoke(form, url.replace("@", "/@"), ExitCode.INVALID_INPUT, "deploy");
            provoke(form, url, ExitCode.INVALID_INPUT, "deploy", "--url=" + url);
            provoke(form, url, ExitCode.INVALID_INPUT, "deploy", url);
            provoke(form, url, ExitCode.DONE, "deploy");
            folder.with(
                    "20240102000000_role",
                    "DO $$ BEGIN RAISE NOTICE 'connecting to %', '" + url + "'; END $$;\n" + "CREATE ROLE " + role
                            + " PASSWORD '" + PASSWORD + "';");
            provoke(form, url, ExitCode.MIGRATION_FAILED, "deploy");
            provoke(form, url, ExitCode.HISTORY_BLOCKED, "deploy");
            provoke(form, url, ExitCode.NOT_UP_TO_DATE, "status");
            provoke(form, url, ExitCode.RESOLUTION_REFUSED, "resolve", "--applied=nope");

            assertThat(results).allSatisfy(result -> assertThat(result.all()).doesNotContain(PASSWORD));
        } finally {
            dropRole(role);
        }
    }

    private void provoke(String form, String url, ExitCode outcome, String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--report-file=" + reportFile);
        if (form.equals("json")) {
            arguments.add("--json");
        }
        Result result =
                RunnerProcess.run(folder.project(), Map.of("DATABASE_URL", url), arguments.toArray(String[]::new));
        assertThat(result.status()).as(result.all()).isEqualTo(outcome.status());
        results.add(result);
        if (Files.exists(reportFile)) {
            assertThat(Files.readString(reportFile)).doesNotContain(PASSWORD);
        }
    }

    private String atUnusedPort(String role) {
        return "postgresql://" + role + ":" + PASSWORD + "@127.0.0.1:" + TestPostgres.unusedPort() + "/"
                + database.name();
    }

    private void dropRole(String role) {
        database.sql("REASSIGN OWNED BY " + role + " TO postgres", "DROP OWNED BY " + role, "DROP ROLE " + role);
    }
}
