package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.SchemaSnapshot;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String ADD_NAME = "20260102000000_add_name";
    private static final String USERS = "CREATE TABLE \"User\" (id int PRIMARY KEY, email text NOT NULL);\n";
    private static final String NAME = "ALTER TABLE \"User\" ADD COLUMN name text;\n";
    private static final String EMPTY_SCRIPT = "-- This is an empty migration.\n";

    @TempDir
    private Path folder;

    private final MigrationFolder migrations = new MigrationFolder().with(INIT, USERS);
    private final Map<String, String> environment = new HashMap<>();
    private TestDatabase live;

    @BeforeEach
    void open() {
        live = TestPostgres.shared().newDatabase();
        environment.put("LIVE_URL", live.url());
    }

    @AfterEach
    void close() {
        live.close();
        migrations.close();
    }

    @Test
    void aDatabaseThatIsAsItsMigrationsMakeItIsNotDifferent() {
        live.sql(USERS);

        DiffRun run = diff(fromMigrations(), toLive());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("No difference detected.\n");
        assertThat(diff(fromMigrations(), toLive(), "--script").out()).isEqualTo(EMPTY_SCRIPT);
        assertThat(diff(fromMigrations(), toLive(), "--exit-code").status()).isZero();
    }

    @Test
    void theScriptMakesTheOneIntoTheOtherAndTheWayBackIsHadByExchangingThem() {
        live.sql(USERS, "CREATE INDEX hotfix ON \"User\" (email)");
        try (TestDatabase other = TestPostgres.shared().newDatabase()) {
            other.sql(USERS);
            List<String> before = SchemaSnapshot.of(other);

            String forward = diff(fromMigrations(), toLive(), "--script").out();
            other.sql(forward);
            assertThat(SchemaSnapshot.of(other)).isEqualTo(SchemaSnapshot.of(live));

            String backward = diff("--from-url-env LIVE_URL", "--to-migrations " + migrations.migrations(), "--script")
                    .out();
            other.sql(backward);
            assertThat(SchemaSnapshot.of(other)).isEqualTo(before);
        }
    }

    @Test
    void exitStatusTellsOfADifferenceOnlyWhenAskedTo() {
        assertThat(diff(fromMigrations(), "--to-empty").status()).isZero();
        assertThat(diff(fromMigrations(), "--to-empty", "--exit-code").status()).isEqualTo(2);
        assertThat(diff("--from-empty", "--to-empty", "--exit-code").status()).isZero();
    }

    @Test
    void aFolderCountsUpToTheMigrationNamed() {
        migrations.with(ADD_NAME, NAME);

        DiffRun up = diff(fromMigrations(), "--from-migration " + INIT, "--to-migrations " + migrations.migrations());
        DiffRun down = diff(
                fromMigrations(), "--to-migrations " + migrations.migrations(), "--to-migration " + INIT, "--script");

        assertThat(up.out())
                .startsWith("From the migrations in " + migrations.migrations() + " up to " + INIT
                        + "\nto the migrations in ")
                .contains("\n[*] Changed the `User` table\n  [+] Added column `name`");
        assertThat(down.out()).contains("DROP COLUMN");
    }

    @Test
    void twoFoldersThatCreateTheSameRoleAreComparedSideBySide() {
        String role = "kanmon_diff_reader";
        migrations.with(INIT, "CREATE ROLE " + role + ";\n" + USERS + "GRANT SELECT ON \"User\" TO " + role + ";\n");

        DiffRun run =
                diff(fromMigrations(), "--to-migrations " + migrations.migrations(), "--shadow private", "--exit-code");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void sqlFilesAreReplayed() throws IOException {
        Path script = Files.writeString(folder.resolve("schema.sql"), USERS);

        assertThat(diff(fromMigrations(), "--to-file " + script, "--exit-code").status())
                .isZero();
    }

    @Test
    void jsonHasChangesAndStatements() throws IOException {
        live.sql(USERS, NAME);

        DiffRun run = diff(fromMigrations(), toLive(), "--json");

        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertThat(json.get("different").asBoolean()).isTrue();
        assertThat(json.get("changes").get(0).get("change").asText()).isEqualTo("added");
        assertThat(json.get("changes").get(0).get("name").asText()).isEqualTo("name");
        assertThat(json.get("statements").get(0).get("sql").asText()).contains("ADD COLUMN");
        assertThat(json.get("notCompared").isArray()).isTrue();
    }

    @Test
    void theResultGoesToAFileWhenOneIsNamed() throws IOException {
        Path file = folder.resolve("out.sql");

        DiffRun run = diff("--from-empty", "--to-migrations " + migrations.migrations(), "--script", "-o " + file);

        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).contains("CREATE TABLE");
    }

    @Test
    void schemasAreChosenByName() {
        live.sql(USERS, "CREATE SCHEMA audit; CREATE TABLE audit.log (id int)");

        assertThat(diff(fromMigrations(), toLive()).out()).contains("- audit.log");
        assertThat(diff(fromMigrations(), toLive(), "--schema public", "--exit-code")
                        .status())
                .isZero();
    }

    @Test
    void whatTheShadowCouldNotRunIsSaid() {
        migrations.with(ADD_NAME, "CREATE EXTENSION no_such_extension;\n");
        live.sql(USERS);

        DiffRun run = diff(fromMigrations(), toLive());

        assertThat(run.out()).contains("\nNot compared:\n  ? What line 1 of " + ADD_NAME + " makes");
        assertThat(diff(fromMigrations(), toLive(), "--script").out())
                .startsWith("-- Not compared: What line 1 of " + ADD_NAME)
                .endsWith(EMPTY_SCRIPT);
    }

    @Test
    void theTargetsServerServesAsAShadow() {
        live.sql(USERS);

        assertThat(diff(fromMigrations(), toLive(), "--shadow target-server", "--exit-code")
                        .status())
                .isZero();
    }

    @Test
    void aMigrationThatFailsOnTheShadowIsNamed() {
        migrations.with(ADD_NAME, "SELECT 1;\nALTER TABLE \"Nope\" ADD COLUMN x int;\n");

        DiffRun run = diff(fromMigrations(), toLive(), "--exit-code");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Error: P3006\n\nMigration `" + ADD_NAME
                        + "` failed to apply cleanly to the shadow database.\nLine 2: relation \"Nope\" does not exist"
                        + " (SQLSTATE 42P01).");
    }

    @Test
    void aShadowThatCannotBeMadeIsToldWithWhatToDo() {
        for (String shadow : List.of("off", "private")) {
            environment.put("KANMON_POSTGRES_HOME", folder.toString());

            DiffRun run = diff(fromMigrations(), toLive(), "--shadow " + shadow);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).startsWith("Error: K2010\n").contains("--shadow");
        }
    }

    @Test
    void twoSidesDoNotFitIntoOneDatabaseOfARoleThatMayNotMakeAny() {
        TestDatabase.Role role = live.newRole("");
        live.sql(
                "ALTER DATABASE " + live.name() + " OWNER TO " + role.name(),
                "ALTER SCHEMA public OWNER TO " + role.name());
        environment.put("SHADOW_DATABASE_URL", live.urlAs(role));

        DiffRun run = diff(fromMigrations(), "--to-empty", "--shadow external");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("Error: K2010\n").contains("CREATEDB").doesNotContain(role.password());
    }

    @Test
    void aMigrationThatIsNotThereIsToldByItsName() {
        DiffRun run = diff(fromMigrations(), "--from-migration nope", toLive());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("Error: P3017\n").contains("`nope`");
    }

    @Test
    void scriptsThatCannotBeReplayedAreToldWithTheirLine() {
        migrations.with(ADD_NAME, "SELECT 1;\n\\connect other\n");

        DiffRun run = diff(fromMigrations(), toLive());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("Error: K3002\n\n" + ADD_NAME + ", line 2: ");
    }

    @Test
    void whatIsNotThereIsTold() {
        Path nope = folder.resolve("nope");

        assertThat(diff("--from-migrations " + nope, toLive()).err())
                .startsWith("Error: K2001\n\n" + nope + " is no directory.");
        assertThat(diff("--from-file " + nope, toLive()).err())
                .startsWith("Error: K2001\n\n" + nope + " does not exist.");
        assertThat(diff("--from-file " + folder, toLive()).err()).startsWith("Error: K2001\n\n" + folder);
        assertThat(diff("--from-url-env NOPE_URL", "--to-empty").err())
                .startsWith("Error: K1001\n")
                .contains("NOPE_URL");
        assertThat(diff(fromMigrations(), toLive(), "--schema nope").err())
                .startsWith("Error: K2001\n\nNeither side has a schema \"nope\".");
        assertThat(diff(fromMigrations(), toLive(), "-o " + nope.resolve("out.sql"))
                        .err())
                .startsWith("Error: K2001\n");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path script = Files.write(folder.resolve("latin1.sql"), new byte[] {'-', '-', (byte) 0xFC, '\n'});

        DiffRun run = diff("--from-file " + script, toLive());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("is not UTF-8");
    }

    @Test
    void connectionsThatFailAreToldWithoutTheirPassword() {
        environment.put("WRONG_URL", live.urlWithWrongPassword());
        environment.put("DOWN_URL", live.urlOfHostThatIsDown());
        environment.put("POOLED_URL", live.url() + "&pgbouncer=true");
        environment.put("INVALID_URL", "mysql://root:hunter2@127.0.0.1/shop");

        assertThat(diff("--from-url-env WRONG_URL", "--to-empty").err())
                .startsWith("Error: P1000\n")
                .doesNotContain("not-the-password");
        assertThat(diff("--from-url-env DOWN_URL", "--to-empty").err()).startsWith("Error: P1001\n");
        assertThat(diff("--from-url-env POOLED_URL", "--to-empty").err()).startsWith("Error: K1002\n");
        assertThat(diff("--from-url-env INVALID_URL", "--to-empty").err())
                .startsWith("Error: P1013\n\nINVALID_URL: ")
                .doesNotContain("hunter2");
    }

    @Test
    void anyRoleMayCompareButOneThatMayNotReadTheCatalogsIsTold() {
        live.sql(USERS, NAME);
        environment.put("ROLE_URL", live.urlAs(live.newRole("")));

        assertThat(diff(fromMigrations(), "--to-url-env ROLE_URL", "--script").out())
                .contains("ADD COLUMN");

        live.sql("REVOKE SELECT ON pg_catalog.pg_attribute FROM PUBLIC");
        DiffRun refused = diff(fromMigrations(), "--to-url-env ROLE_URL", "--exit-code");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).startsWith("Error: K1003\n").contains("pg_attribute");
    }

    @Test
    void exactlyOneSideOfEachIsAskedForInPrismasWords() {
        DiffRun none = diff();
        DiffRun two = diff("--from-empty", fromMigrations(), "--to-empty", "--exit-code");

        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err())
                .contains(
                        "0 `--from-...` parameter(s) provided. 1 must be provided.\n0 `--to-...` parameter(s) provided. 1 must"
                                + " be provided.");
        assertThat(two.status()).isEqualTo(1);
        assertThat(two.err()).contains("2 `--from-...` parameter(s) provided. 1 must be provided.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from-empty --to-empty --nonsense",
                "--from-empty --to-empty --script --json",
                "--from-empty --from-migration x --to-empty",
                "--from-empty --to-empty --shadow nowhere",
                "--from-empty --to-empty --shadow target-server",
                "--from-empty --to-url-env"
            })
    void whatIsNotUnderstoodIsNeverTakenForADifference(String arguments) {
        DiffRun run = diff((arguments + " --exit-code").trim());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Error: ");
    }

    private String fromMigrations() {
        return "--from-migrations " + migrations.migrations();
    }

    private static String toLive() {
        return "--to-url-env LIVE_URL";
    }

    /** On the tests' server, where a test does not say otherwise: a private one takes seconds to start. */
    private DiffRun diff(String... options) {
        environment.putIfAbsent("SHADOW_DATABASE_URL", live.url());
        List<String> arguments = new ArrayList<>();
        List.of(options).forEach(option -> arguments.addAll(List.of(option.split(" "))));
        if (!arguments.contains("--shadow")) {
            arguments.addAll(List.of("--shadow", "external"));
        }
        return DiffRun.of(environment, arguments.toArray(String[]::new));
    }
}
