package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.RunnerProcess.Result;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user of the Prisma CLI sees and gets when they type kanmon instead. */
class RunnerIT {

    private static final String INIT = "20240101000000_init";
    private static final String NEXT = "20240102000000_next";

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder =
            new MigrationFolder().with(INIT, "CREATE TABLE \"User\" (id int PRIMARY KEY, email text);");

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @Test
    void deployAppliesWhatIsPendingAndTheNextDeployFindsNothingToDo() {
        folder.with(NEXT, "ALTER TABLE \"User\" ADD COLUMN name text;");

        Result first = kanmon("deploy");
        Result second = kanmon("deploy");

        assertThat(first.status()).isZero();
        assertThat(first.out())
                .contains("Datasource: PostgreSQL database \"" + database.name()
                        + "\", schema \"public\" at \"127.0.0.1:")
                .contains("2 migrations found in prisma/migrations")
                .contains("The following migration(s) have been applied:")
                .contains("  └─ " + NEXT + "/\n    └─ migration.sql")
                .contains("All migrations have been successfully applied.");
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("No pending migrations to apply.");
        assertThat(appliedRows()).isEqualTo(2L);
    }

    @Test
    void statusEndsWithOneUntilEverythingIsApplied() {
        Result before = kanmon("status");
        kanmon("deploy");
        Result after = kanmon("status");

        assertThat(before.status()).isEqualTo(ExitCode.NOT_UP_TO_DATE.status());
        assertThat(before.out()).contains("Following migration have not yet been applied:\n" + INIT);
        assertThat(after.status()).isZero();
        assertThat(after.out()).contains("Database schema is up to date!");
    }

    @Test
    void aFailedMigrationBlocksUntilItIsResolvedWithTheCommandThatTheMessageNames() {
        folder.with(NEXT, "CREATE TABLE kept (id int);\nALTER TABLE \"User\" ADD COLUMN name tabel;");

        Result failed = kanmon("deploy");
        Result blocked = kanmon("deploy");
        Result status = kanmon("status");
        Result resolved = kanmon("resolve", "--rolled-back", NEXT);
        folder.with(NEXT, "ALTER TABLE \"User\" ADD COLUMN name text;");
        Result mended = kanmon("deploy");

        assertThat(failed.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(failed.err())
                .startsWith("Error: P3018\n")
                .contains("Migration name: " + NEXT, "Database error code: 42704", "Line: 2")
                .contains("kanmon resolve --rolled-back \"" + NEXT + "\"");
        assertThat(blocked.status()).isEqualTo(ExitCode.HISTORY_BLOCKED.status());
        assertThat(blocked.err())
                .startsWith("Error: P3009\n")
                .contains("kanmon resolve --rolled-back \"" + NEXT + "\"");
        assertThat(status.status()).isEqualTo(ExitCode.NOT_UP_TO_DATE.status());
        assertThat(status.out()).contains("Following migration have failed:\n" + NEXT);
        assertThat(resolved.status()).isZero();
        assertThat(resolved.out()).contains("Migration " + NEXT + " marked as rolled back.");
        assertThat(mended.status()).isZero();
        assertThat(database.query("SELECT 1 FROM pg_class WHERE relname = 'kept'"))
                .isEmpty();
    }

    @Test
    void aDatabaseThatIsNotEmptyIsBaselined() {
        database.sql("CREATE TABLE \"User\" (id int PRIMARY KEY, email text)");

        Result refused = kanmon("deploy");
        Result marked = kanmon("resolve", "--applied", INIT);
        Result deployed = kanmon("deploy");

        assertThat(refused.status()).isEqualTo(ExitCode.DATABASE_NOT_EMPTY.status());
        assertThat(refused.err()).startsWith("Error: P3005\n");
        assertThat(marked.status()).isZero();
        assertThat(deployed.out()).contains("No pending migrations to apply.");
    }

    @Test
    void aResolutionThatTheHistoryDoesNotAdmitIsRefusedWithPrismasCode() {
        kanmon("deploy");

        assertRefused(kanmon("resolve", "--applied", INIT), "P3008");
        assertRefused(kanmon("resolve", "--rolled-back", INIT), "P3012");
        assertRefused(kanmon("resolve", "--rolled-back", "20990101000000_nope"), "P3011");
        assertRefused(kanmon("resolve", "--applied", "20990101000000_nope"), "P3017");
        assertThat(kanmon("resolve", "--applied", INIT, "--if-needed").status()).isZero();
    }

    @Test
    void aSourceOtherThanTheExpectedOneIsNotApplied() {
        Result result = kanmon("deploy", "--source-digest=sha256:" + "0".repeat(64));

        assertThat(result.status()).isEqualTo(ExitCode.PLAN_CHANGED.status());
        assertThat(result.err()).startsWith("Error: K2006\n");
        assertThat(database.query("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'"))
                .isEmpty();
    }

    @Test
    void editedAndMissingMigrationsAreToldAndDoNotStopADeploy() {
        folder.with(NEXT, "SELECT 1;");
        kanmon("deploy");
        folder.with(INIT, "-- edited").without(NEXT);

        Result result = kanmon("deploy");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("have changed since: " + INIT, "not found locally: " + NEXT);
    }

    @Test
    void executeRunsAScriptAndWritesNoHistory() {
        folder.withFile("script.sql", "CREATE TABLE made (id int);").withFile("wrong.sql", "SELECT 1;\nSELECT 1/0;");

        Result done = kanmon("execute", "--file", "prisma/migrations/script.sql");
        Result failed = kanmon("execute", "--file", "prisma/migrations/wrong.sql");
        Result absent = kanmon("execute", "--file", "absent.sql");

        assertThat(done.status()).isZero();
        assertThat(done.out()).contains("Script executed successfully.");
        assertThat(failed.status()).isEqualTo(ExitCode.MIGRATION_FAILED.status());
        assertThat(failed.err()).contains("22012", "line 2").doesNotContain("kanmon resolve");
        assertThat(absent.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(database.query("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'"))
                .isEmpty();
    }

    @Test
    void namesInAnyScriptAreReadAndShownWithoutALocale() {
        folder.with("20240103000000_größe_関門", "SELECT 1;");

        assertThat(kanmon("deploy").out()).contains("20240103000000_größe_関門");
        assertThat(database.value(
                        "SELECT count(*) FROM _prisma_migrations WHERE migration_name = '20240103000000_größe_関門'"))
                .isEqualTo(1L);
    }

    @Test
    void argumentsThatAreWrongAreToldInOneLineWithStatusTwo() {
        assertWrong(kanmon("deploy", "--lock-timeout=3"), "\"3\" is not a duration");
        assertWrong(kanmon("deploy", "--bogus"), "Unknown option: '--bogus'");
        assertWrong(kanmon("resolve"), "--applied or --rolled-back must be part of the command like:");
        assertWrong(kanmon("resolve", "--applied", "a", "--rolled-back", "b"), "not both");
        assertWrong(kanmon("execute"), "Pass either --file or --stdin.");
        assertWrong(
                kanmon(),
                "Say what to do: deploy, plan, status, resolve, execute, lint, diff, drift, backup, restore, prune-backups,"
                        + " restore-point, http-hook, neon-branch, notify, wait, reset, seed.");
    }

    @Test
    void aPooledConnectionIsUsedOnlyWithADirectUrl() {
        Map<String, String> pooled = Map.of("DATABASE_URL", database.url() + "&pgbouncer=true");
        Map<String, String> withDirect =
                Map.of("DATABASE_URL", database.url() + "&pgbouncer=true", "DIRECT_URL", database.url());

        Result refused = RunnerProcess.run(folder.project(), pooled, "deploy");
        Result deployed = RunnerProcess.run(folder.project(), withDirect, "deploy");

        assertThat(refused.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(refused.err()).startsWith("Error: K1002\n").contains("DIRECT_URL");
        assertThat(deployed.status()).isZero();
    }

    @Test
    void helpAndVersionAreTold() {
        assertThat(kanmon("--version").out()).matches("kanmon [0-9].*\n");
        assertThat(kanmon("help").out()).contains("deploy", "status", "resolve", "execute", "kanmon operator");
        assertThat(kanmon("help", "deploy").out())
                .isEqualTo(kanmon("deploy", "--help").out())
                .contains("--grace-period");
    }

    private Result kanmon(String... arguments) {
        return RunnerProcess.run(folder.project(), Map.of("DATABASE_URL", database.url()), arguments);
    }

    private Object appliedRows() {
        return database.value("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL");
    }

    private static void assertRefused(Result result, String code) {
        assertThat(result.status()).isEqualTo(ExitCode.RESOLUTION_REFUSED.status());
        assertThat(result.err()).startsWith("Error: " + code + "\n");
    }

    private static void assertWrong(Result result, String message) {
        assertThat(result.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(result.err()).contains(message);
    }
}
