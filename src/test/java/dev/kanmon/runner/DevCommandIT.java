package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.RunnerProcess.Result;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kanmon dev} and {@code kanmon push} as a developer types them, in processes of their own. */
class DevCommandIT {

    private static final String HEADER = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
    private static final String USER =
            "model User {\n  id    Int    @id @default(autoincrement())\n  email String\n}\n";
    private static final String WITH_NAME =
            "model User {\n  id    Int     @id @default(autoincrement())\n  email String\n  name  String?\n}\n";

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder = new MigrationFolder();

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @Test
    void developerGetsTheNextMigrationInPrismasWords() {
        schema(USER);
        Result first = dev("--name", "init");
        Result again = dev("--name", "init");

        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out())
                .contains("The following migration(s) have been created and applied from new schema changes:\n\n"
                        + "prisma/migrations/\n  └─ ")
                .contains("_init/\n    └─ migration.sql\n\nYour database is now in sync with your schema.\n");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("Already in sync, no schema change or pending migration was found.");
    }

    @Test
    void migrationIsCreatedToBeEditedAndAppliedByTheNextRun() {
        schema(USER);
        Result created = dev("--name", "init", "--create-only", "--with-down");
        Result applied = dev();

        assertThat(created.status()).isZero();
        assertThat(created.out())
                .contains("created the following migration without applying it 2")
                .contains("You can now edit it and apply it by running kanmon dev.");
        assertThat(folder.migrations().resolve(folders().get(0)).resolve("down.sql"))
                .content()
                .contains("DROP TABLE");
        assertThat(applied.out())
                .contains("The following migration(s) have been applied:")
                .contains("in sync with your");
    }

    @Test
    void databaseThatNobodyCallsDevelopmentIsNotTouched() {
        schema(USER);
        Result dev = run(Map.of(), "dev", "--name", "init", "--shadow", "target-server");
        Result push = run(Map.of(), "push", "--force-reset", "--accept-data-loss");

        assertThat(List.of(dev.status(), push.status())).containsOnly(ExitCode.REFUSED_BY_POLICY.status());
        assertThat(dev.err()).startsWith("Error: K5010\n").contains("--environment Development");
        assertThat(folders()).isEmpty();
    }

    @Test
    void mistakesOfTheSchemaFileAreToldWithTheirPlaces() {
        schema("model User {\n  id Int @id\n  name Strin\n  posts Post[]\n}\n");
        Result result = dev("--name", "init");

        assertThat(result.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(result.err())
                .startsWith("Error: K5001\n")
                .contains("schema.prisma:7:", "Strin", "schema.prisma:8:", "Post");
    }

    @Test
    void driftEndsWithTheQuestionAndHowToSayYes() {
        schema(USER);
        dev("--name", "init");
        database.sql("CREATE VIEW by_hand AS SELECT 1 AS one");

        Result asked = dev("--name", "next", "--yes");
        Result json = dev("--name", "next", "--json");
        Result forced = dev("--name", "next", "--force-reset");

        assertThat(asked.status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(asked.err()).contains("Drift detected", "view public.by_hand", "--force-reset");
        assertThat(json.lines().get(json.lines().size() - 1)).contains("\"ANSWER_NEEDED\"", "\"K5020\"");
        assertThat(forced.status()).isZero();
        assertThat(forced.out()).contains("The database was reset.");
    }

    @Test
    void processThatIsKilledBetweenWritingAndApplyingIsGoneOnWith() throws SQLException {
        schema(USER);
        dev("--name", "init");
        schema(WITH_NAME);
        try (Connection connection = database.connect();
                Statement lock = connection.createStatement();
                RunnerProcess runner = RunnerProcess.start(
                        folder.project(),
                        environment(Map.of("KANMON_ENVIRONMENT", "Development")),
                        "dev",
                        "--name=next",
                        "--shadow=target-server")) {
            connection.setAutoCommit(false);
            // Lets it look at the table, and not change it.
            lock.execute("LOCK TABLE \"User\" IN ACCESS SHARE MODE");
            await().atMost(Duration.ofSeconds(60)).until(() -> folders().size() == 2);
            runner.kill();
            runner.await();
            endOtherSessions(lock);
        }
        String script = read(folder.migrations().resolve(folders().get(1)).resolve("migration.sql"));

        Result again = dev();

        assertThat(script).isEqualTo("-- AlterTable\nALTER TABLE \"User\" ADD COLUMN     \"name\" TEXT;\n");
        assertThat(again.status()).isZero();
        assertThat(again.out())
                .contains(
                        "The following migration(s) have been applied:",
                        folders().get(1));
        assertThat(folders()).hasSize(2);
    }

    /** The server goes on with what it was sent, whether or not the client lives; here it is to notice first. */
    private static void endOtherSessions(Statement session) throws SQLException {
        session.execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    @Test
    void personAtATerminalIsAskedAndDecides() throws IOException, InterruptedException {
        schema(WITH_NAME);
        dev("--name", "init");
        database.sql("INSERT INTO \"User\" (email, name) VALUES ('a@example.com', 'Ann')");
        schema(USER);

        String refused = onATerminal("n\n");
        String agreed = onATerminal("y\n");

        assertThat(refused)
                .contains("`name`", "Are you sure you want to create and apply this migration? (y/N)")
                .contains("Cancelled: the answer was no.");
        assertThat(agreed).contains("Your database is now in sync with your schema.");
        assertThat(folders()).hasSize(2);
    }

    @Test
    void pushBringsTheSchemaWithoutAMigrationAndAsksBeforeLosingData() {
        schema(WITH_NAME);
        Result first = development("push");
        Result again = development("push");
        database.sql("INSERT INTO \"User\" (email, name) VALUES ('a@example.com', 'Ann')");
        schema(USER);
        Result refused = development("push");
        Result accepted = development("push", "--accept-data-loss");

        assertThat(first.out()).contains("Your database is now in sync with your Prisma schema.");
        assertThat(again.out()).contains("The database is already in sync with the Prisma schema.");
        assertThat(refused.status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(refused.err()).contains("`name`", "kanmon push --accept-data-loss");
        assertThat(accepted.status()).isZero();
        assertThat(database.query("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'"))
                .isEmpty();
    }

    private Result dev(String... arguments) {
        return development(Stream.concat(Stream.of("dev", "--shadow", "target-server"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Result development(String... arguments) {
        return run(Map.of("KANMON_ENVIRONMENT", "Development"), arguments);
    }

    private Result run(Map<String, String> more, String... arguments) {
        return RunnerProcess.run(folder.project(), environment(more), arguments);
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DATABASE_URL", database.url());
        return environment;
    }

    /** {@code script}, of every Linux, gives the command a terminal of its own, and types what comes here. */
    private String onATerminal(String typed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qec", launcher() + " dev --name next --shadow target-server", "/dev/null")
                .directory(folder.project().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment(Map.of("KANMON_ENVIRONMENT", "Development")));
        Process process = builder.start();
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }

    private static String launcher() {
        return Path.of("bin", "kanmon").toAbsolutePath().toString();
    }

    private void schema(String models) {
        try {
            Files.writeString(folder.project().resolve("prisma").resolve("schema.prisma"), HEADER + models);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> folders() {
        try (Stream<Path> entries = Files.list(folder.migrations())) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
