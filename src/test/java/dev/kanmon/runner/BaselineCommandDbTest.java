package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code plan} and {@code deploy} say about hotfixes, drift and baselines. */
class BaselineCommandDbTest {

    private static final String FIRST = "20260101000000_first";
    private static final String SECOND = "20260102000000_second";
    private static final String TABLE = "CREATE TABLE a (id int PRIMARY KEY, name text)";
    private static final String INDEX = "CREATE INDEX by_name ON a (name)";

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder = new MigrationFolder();

    /** How a command ended, and all that it printed. */
    private record Run(int status, String text) {}

    @BeforeEach
    void writeMigrations() {
        folder.with(FIRST, TABLE + ";").with(SECOND, INDEX + ";");
    }

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @Test
    void databaseIsTakenOverByPlanAndDeploy() {
        database.sql(TABLE);

        Run plan = kanmon("plan", "--baseline", FIRST);
        assertThat(plan.status()).isZero();
        assertThat(plan.text()).contains("## Baseline", "nothing of them runs", "1. `" + FIRST + "`");

        Run deploy = kanmon("deploy", "--baseline", FIRST);
        assertThat(deploy.status()).isZero();
        assertThat(deploy.text()).contains("marked as applied: " + FIRST, "Applying migration `" + SECOND + "`");

        assertThat(kanmon("deploy", "--baseline", FIRST).text()).contains("No pending migrations to apply.");
    }

    @Test
    void otherSchemaIsToldAndNothingIsChanged() {
        database.sql(TABLE, "ALTER TABLE a ADD COLUMN by_hand int");

        for (String command : List.of("plan", "deploy")) {
            Run run = kanmon(command, "--baseline", FIRST);
            assertThat(run.status()).isEqualTo(ExitCode.DATABASE_NOT_EMPTY.status());
            assertThat(run.text()).contains("K2011", "column public.a.by_hand");
        }
        assertThat(database.value("SELECT to_regclass('_prisma_migrations') IS NULL"))
                .isEqualTo(true);
    }

    @Test
    void planSaysWhatIsThereAlreadyAndWhatHasDrifted() {
        folder.without(SECOND);
        kanmon("deploy");
        folder.with(SECOND, INDEX + ";");
        database.sql(INDEX, "ALTER TABLE a ADD COLUMN by_hand int");

        Run markdown = kanmon("plan");
        assertThat(markdown.status()).isZero();
        assertThat(markdown.text())
                .contains("## Already there", "`kanmon resolve --applied " + SECOND + "`", "## Drift")
                .contains("column public.a.by_hand");

        Run json = kanmon("plan", "--json");
        assertThat(json.text())
                .contains("\"alreadyApplied\":[\"" + SECOND + "\"]", "\"state\":\"Drifted\"", "undo-drift.sql")
                .doesNotContain("drift.md");
    }

    private Run kanmon(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of(
                "DATABASE_URL", database.url(),
                "KANMON_POSTGRES_HOME",
                        Path.of("target", "postgresql").toAbsolutePath().toString());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dir", folder.migrations().toString()));
        Surroundings surroundings = new Surroundings(
                environment, InputStream.nullInputStream(), stream, stream, false, false, new Termination());
        int status = new CommandLines(surroundings).execute(all.toArray(String[]::new));
        return new Run(status, out.toString(StandardCharsets.UTF_8));
    }
}
