package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wanted schema in the place of migrations, from the command line. */
class DesiredStateDbTest {

    private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
    private static final String USER = DATASOURCE + "model User {\n  id Int @id\n%s}\n";
    private static final String WITH_NAME = USER.formatted("  name String?\n");
    private static final String WITHOUT_NAME = USER.formatted("");
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String NAMES =
            "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY started_at";

    @TempDir
    private Path folder;

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "DATABASE_URL", database.url(),
            "SHADOW_DATABASE_URL", database.url(),
            "KANMON_ENVIRONMENT", "Development"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theDatabaseIsBroughtThereAndBackAndThereAgainUnderNewNames() {
        deploy(WITH_NAME);
        deploy(WITHOUT_NAME);
        deploy(WITH_NAME);

        assertThat(database.query(NAMES))
                .extracting(row -> (String) row.get("name"))
                .satisfiesExactly(
                        first -> assertThat(first).matches("0001_desired_state_[0-9a-f]{8}"),
                        second -> assertThat(second).startsWith("0002_desired_state_"),
                        third -> assertThat(third).startsWith("0003_desired_state_"));
        assertThat(kanmon(ExitCode.NOTHING_TO_DO, "deploy").out()).contains("No pending migrations to apply.");
        assertThat(kanmon(ExitCode.NOTHING_TO_DO, "status").status()).isZero();
    }

    @Test
    void aDatabaseWithTablesAndWithoutHistoryIsTakenAsItIs() {
        database.sql("CREATE TABLE \"User\" (id int PRIMARY KEY)", "CREATE VIEW v AS SELECT id FROM \"User\"");

        deploy(WITH_NAME);

        assertThat(database.value("SELECT count(name) FROM \"User\"")).isEqualTo(0L);
        assertThat(database.value("SELECT count(*) FROM v")).isEqualTo(0L);
    }

    @Test
    void aPlanIsRehearsedOnTheTargetsTablesAndHoldsForTheDeployThatFollows() {
        deploy(WITH_NAME);
        want(WITHOUT_NAME);

        CommandOutput plan = kanmon(ExitCode.DONE, "plan", "--shadow", "external");

        assertThat(plan.out()).contains("0002_desired_state_", "Rehearsal: every statement ran", "DROP COLUMN");
        String hash = hash(plan.out());
        kanmon(ExitCode.DONE, "deploy", "--approved-plan", hash, "--plan-migrations", "1");
    }

    @Test
    void aDeployIsRefusedWhenTheDifferenceHasBecomeAnotherOne() {
        deploy(WITH_NAME);
        want(WITHOUT_NAME);
        String hash = hash(kanmon(ExitCode.DONE, "plan", "--shadow", "external").out());

        database.sql("ALTER TABLE \"User\" ADD COLUMN by_hand int");

        kanmon(ExitCode.PLAN_CHANGED, "deploy", "--approved-plan", hash, "--plan-migrations", "1");
        assertThat(database.value("SELECT count(name) FROM \"User\"")).isEqualTo(0L);
    }

    @Test
    void anEnumThatLosesAValueIsMadeAnew() {
        String role = DATASOURCE + "enum Role {\n  A\n%s}\n\nmodel User {\n  id Int @id\n  role Role @default(A)\n}\n";
        deploy(role.formatted("  B\n"));
        database.sql("INSERT INTO \"User\" (id) VALUES (1)");

        deploy(role.formatted(""));

        assertThat(database.value("SELECT string_agg(enumlabel, ',') FROM pg_enum"))
                .isEqualTo("A");
        assertThat(database.value("SELECT role::text FROM \"User\"")).isEqualTo("A");
    }

    @Test
    void aFailureBlocksUntilItIsResolvedAndLeavesNothing() {
        String failed = failed();

        assertThat(failed).startsWith("0002_desired_state_");
        kanmon(ExitCode.DONE, "resolve", "--rolled-back", failed);
        database.sql("DELETE FROM \"User\"");
        kanmon(ExitCode.DONE, "deploy");
        assertThat(database.query(NAMES))
                .extracting(row -> (String) row.get("name"))
                .last()
                .satisfies(last -> assertThat((String) last).startsWith("0003_desired_state_"));
    }

    @Test
    void whatWasDoneByHandIsMarkedAsAppliedWithTheScriptThatFailed() {
        String failed = failed();
        database.sql("ALTER TABLE \"User\" ADD COLUMN name text NOT NULL DEFAULT ''");
        database.sql("ALTER TABLE \"User\" ALTER COLUMN name DROP DEFAULT");

        kanmon(ExitCode.DONE, "resolve", "--applied", failed);

        assertThat(database.value("SELECT count(DISTINCT checksum) FROM _prisma_migrations WHERE migration_name = '"
                        + failed + "'"))
                .isEqualTo(1L);
        assertThat(database.query(NAMES))
                .extracting(row -> (String) row.get("name"))
                .last()
                .isEqualTo(failed);
        kanmon(ExitCode.NOTHING_TO_DO, "deploy");
    }

    @Test
    void errorsInTheSchemaAsItIsNowKeepNobodyFromADecisionAboutWhatHasFailed() {
        String failed = failed();
        want(DATASOURCE + "model User {\n  id Strin @id\n}\n");

        kanmon(ExitCode.DONE, "resolve", "--rolled-back", failed);
    }

    @Test
    void aNameThatTheHistoryDoesNotHaveCannotBeMarkedAsApplied() {
        deploy(WITHOUT_NAME);

        CommandOutput refused = kanmon(ExitCode.RESOLUTION_REFUSED, "resolve", "--applied", "0002_desired_state_0");

        assertThat(refused.out() + refused.err()).contains("P3017", "0002_desired_state_0");
    }

    @Test
    void copiedRowsAreFoundByTheNameOfWhatWasMadeUp() {
        deploy(WITHOUT_NAME);

        CommandOutput none = kanmon(ExitCode.RESOLUTION_REFUSED, "resolve", "--put-back-rows", "0001_desired_state_0");

        assertThat(none.out() + none.err()).contains("0001_desired_state_0");
    }

    @Test
    void errorsAreToldWithTheirPlaceBeforeTheDatabaseIsTouched() {
        want(DATASOURCE + "model User {\n  id Strin @id\n}\n");

        CommandOutput refused = kanmon(ExitCode.INVALID_INPUT, "deploy");

        assertThat(refused.out() + refused.err()).contains("K5001", "schema.prisma:6:");
        assertThat(database.value("SELECT to_regclass('_prisma_migrations') IS NULL"))
                .isEqualTo(true);
    }

    @Test
    void productionIsRefusedAlsoWhereOnlyTheDatabaseSaysSo() {
        want(WITH_NAME);
        environment.remove("KANMON_ENVIRONMENT");
        for (String command : List.of("plan", "deploy")) {
            CommandOutput refused = kanmon(ExitCode.REFUSED_BY_POLICY, command);
            assertThat(refused.out() + refused.err()).contains("K5010");
        }
        CommandOutput.of(environment, "deploy", "--dir", migration().toString());
        environment.put("KANMON_ENVIRONMENT", "Development");

        CommandOutput marked = kanmon(ExitCode.REFUSED_BY_POLICY, "deploy");

        assertThat(marked.out() + marked.err()).contains("K5010");
        assertThat(database.value("SELECT to_regclass('\"User\"') IS NULL")).isEqualTo(true);
    }

    @Test
    void itDoesNotGoWithABaseline() {
        want(WITH_NAME);

        CommandOutput refused = kanmon(ExitCode.INVALID_INPUT, "deploy", "--baseline", "20260101000000_init");

        assertThat(refused.out() + refused.err()).contains("--desired-schema does not go with --baseline");
    }

    /** A column that the rows there are cannot have; gives the name of its migration. */
    private String failed() {
        deploy(WITHOUT_NAME);
        database.sql("INSERT INTO \"User\" (id) VALUES (1)");
        want(USER.formatted("  name String\n"));
        kanmon(ExitCode.MIGRATION_FAILED, "deploy");
        CommandOutput blocked = kanmon(ExitCode.HISTORY_BLOCKED, "deploy");
        return name(blocked.out() + blocked.err());
    }

    private void deploy(String schema) {
        want(schema);
        kanmon(ExitCode.DONE, "deploy");
    }

    private void want(String schema) {
        write(folder.resolve("wanted").resolve("schema.prisma"), schema);
    }

    private Path migration() {
        write(
                folder.resolve("migrations").resolve("20260101000000_init").resolve("migration.sql"),
                "CREATE TABLE other (id int);");
        return folder.resolve("migrations");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandOutput kanmon(ExitCode expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--desired-schema", folder.resolve("wanted").toString()));
        CommandOutput output = CommandOutput.of(environment, all.toArray(String[]::new));
        assertThat(output.status()).as(output.out() + output.err()).isEqualTo(expected.status());
        return output;
    }

    private static String hash(String plan) {
        Matcher matcher = HASH.matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        return matcher.group();
    }

    private static String name(String text) {
        Matcher matcher = Pattern.compile("\\d{4}_desired_state_[0-9a-f]{8}").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
