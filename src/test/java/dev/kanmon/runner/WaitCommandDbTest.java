package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kanmon wait} by the history of a real database, while others change it. */
class WaitCommandDbTest {

    private static final String FIRST = "20260101000000_first";
    private static final String SECOND = "20260102000000_second";

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final MigrationFolder folder = new MigrationFolder();

    @BeforeEach
    void writeMigrations() {
        folder.with(FIRST, "CREATE TABLE a (id int PRIMARY KEY);");
    }

    @AfterEach
    void close() {
        folder.close();
        database.close();
    }

    @Test
    void whatIsAppliedAlreadyIsNotWaitedFor() {
        deploy();

        CommandOutput waited = kanmon("wait", "--migration", FIRST);

        assertThat(waited.status()).isZero();
        assertThat(waited.out()).contains(FIRST + " is applied.").doesNotContain("Waiting");
    }

    @Test
    void theEndComesWithinAnIntervalOfTheMigration() {
        folder.with(SECOND, "CREATE TABLE b (id int PRIMARY KEY);").without(SECOND);
        deploy();
        RunningWait waiting =
                start("--migration", SECOND, "--interval", "200ms").says(SECOND + " is not applied yet.");

        folder.with(SECOND, "CREATE TABLE b (id int PRIMARY KEY);");
        deploy();
        Instant applied = Instant.now();

        assertThat(waiting.end()).isZero();
        assertThat(Duration.between(applied, Instant.now())).isLessThan(Duration.ofMillis(1200));
        assertThat(waiting.report().outcome()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void databaseWithoutHistoryIsWaitedForAndNotTouched() {
        RunningWait waiting = start("--migration", FIRST, "--interval", "100ms").says("no history");

        assertThat(database.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo(0L);
        deploy();

        assertThat(waiting.end()).isZero();
    }

    @Test
    void everyMigrationOfAFolderIsWaitedFor() {
        deploy();
        folder.with(SECOND, "CREATE TABLE b (id int PRIMARY KEY);");
        RunningWait waiting = start("--dir", folder.migrations().toString(), "--interval", "100ms")
                .says(SECOND + " is not applied yet.");

        deploy();

        assertThat(waiting.end()).isZero();
        assertThat(waiting.report().message()).isEqualTo("All 2 migrations are applied.");
    }

    @Test
    void aNameThatTheFolderDoesNotHaveIsNotWaitedFor() {
        CommandOutput waited = kanmon(
                "wait", "--migration", "tyop", "--dir", folder.migrations().toString());

        assertThat(waited.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(waited.err()).contains("P3017", "tyop");
    }

    @Test
    void failedMigrationIsToldAndAPersonMayResolveIt() {
        folder.with(FIRST, "CREATE TABLE a (id nonsense);");
        kanmonInFolder("deploy");
        RunningWait waiting =
                start("--migration", FIRST, "--interval", "100ms").says("the migration " + FIRST + " has failed");

        kanmonInFolder("resolve", "--applied", FIRST);

        assertThat(waiting.end()).isZero();
        assertThat(waiting.reasons()).first().asString().contains("\"code\":\"P3009\"");
    }

    @Test
    void theLastReasonIsReportedWhenTheTimeIsOver() {
        folder.with(FIRST, "CREATE TABLE a (id nonsense);");
        kanmonInFolder("deploy");
        RunningWait waiting = start("--migration", FIRST, "--interval", "100ms", "--timeout", "500ms");

        assertThat(waiting.end()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(waiting.report().outcome()).isEqualTo(ExitCode.GATE_CLOSED);
        assertThat(waiting.report().code()).isEqualTo(ProblemCode.FAILED_MIGRATIONS.code());
        assertThat(waiting.report().message()).startsWith("Waited 500ms in vain. " + FIRST + " is not applied");
        assertThat(waiting.report().pending()).containsExactly(FIRST);
        assertThat(waiting.report().failure().migration()).isEqualTo(FIRST);
        assertThat(waiting.reasons()).as("once for the same reason").hasSize(1);
    }

    @Test
    void withoutTimeItIsAskedOnce() {
        deploy();

        CommandOutput waited = kanmon("wait", "--migration", SECOND, "--timeout", "0s");

        assertThat(waited.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(waited.out()).doesNotContain("Waiting");
        assertThat(waited.err())
                .contains("K4010", SECOND + " is not applied yet.")
                .doesNotContain("in vain");
    }

    @Test
    void runningMigrationIsToldAsRunning() throws Exception {
        folder.with(FIRST, "CREATE TABLE a (id int PRIMARY KEY);")
                .with(SECOND, "CREATE INDEX CONCURRENTLY i ON a (id);");
        folder.without(SECOND);
        deploy();
        try (var blocker = database.connect();
                var statement = blocker.createStatement()) {
            statement.execute("BEGIN; INSERT INTO a VALUES (1)");
            folder.with(SECOND, "CREATE INDEX CONCURRENTLY i ON a (id);");
            Thread deploy = new Thread(this::deploy);
            deploy.start();
            RunningWait waiting =
                    start("--migration", SECOND, "--interval", "100ms").says("work on the history is under way");
            statement.execute("COMMIT");

            assertThat(waiting.end()).isZero();
            deploy.join();
        }
    }

    @Test
    void missingDatabaseAndServerAreWaitedFor() {
        String missing = database.url().replace(database.name(), database.name() + "_missing");

        CommandOutput noDatabase =
                CommandOutput.of(Map.of("DATABASE_URL", missing), "wait", "--migration", FIRST, "--timeout", "300ms");
        CommandOutput noServer = CommandOutput.of(
                Map.of("DATABASE_URL", database.urlOfHostThatIsDown()),
                "wait",
                "--migration",
                FIRST,
                "--timeout",
                "300ms");

        assertThat(noDatabase.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(noDatabase.out()).contains("Waiting (P1003)");
        assertThat(noServer.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(noServer.out()).contains("Waiting (P1001)");
    }

    @Test
    void missingRightIsWaitedForAndAWrongUrlIsNot() {
        deploy();
        TestDatabase.Role reader = database.newRole("");
        Map<String, String> environment = Map.of("DATABASE_URL", database.urlAs(reader));
        RunningWait waiting = RunningWait.start(environment, "--migration", FIRST, "--interval", "100ms")
                .says("K1003");

        database.sql("GRANT SELECT ON _prisma_migrations TO " + reader.name());

        assertThat(waiting.end()).as("SELECT is all that it needs").isZero();
        assertThat(CommandOutput.of(Map.of("DATABASE_URL", "mysql://x"), "wait", "--migration", FIRST)
                        .status())
                .isEqualTo(ExitCode.INVALID_INPUT.status());
    }

    private RunningWait start(String... arguments) {
        return RunningWait.start(Map.of("DATABASE_URL", database.url()), arguments);
    }

    private void deploy() {
        CommandOutput deployed = kanmonInFolder("deploy");
        assertThat(deployed.status()).as(deployed.err()).isZero();
    }

    private CommandOutput kanmonInFolder(String... arguments) {
        String[] all = Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--dir", folder.migrations().toString()))
                .toArray(String[]::new);
        return kanmon(all);
    }

    private CommandOutput kanmon(String... arguments) {
        return CommandOutput.of(Map.of("DATABASE_URL", database.url()), arguments);
    }
}
