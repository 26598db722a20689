package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.testsupport.DatabaseImage;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.ReconnectingClients;
import dev.kanmon.testsupport.Shop;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestDatabase.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A migration drops a column with data; the dump from before brings it back, row by row. */
class WorstDayDbTest {

    private static final String BAD = "20260102000000_bad";

    private static PostgresServer server;

    private final Path backups = TemporaryDirectories.create("kanmon-backups");
    private MigrationFolder folder;
    private TestDatabase database;

    @BeforeAll
    static void startServer() {
        server = OldestPostgres.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void setUp() {
        folder = new MigrationFolder().with("20260101000000_shop", Shop.schema());
        database = server.newDatabase();
        deploy();
        database.sql(Shop.rows());
    }

    @AfterEach
    void tearDown() {
        server.dropDatabasesLike(database.name() + "_before_%");
        database.close();
        folder.close();
        TemporaryDirectories.delete(backups);
    }

    @ParameterizedTest(name = "{0} with {1} jobs")
    @CsvSource({"swap, 1", "swap, 2", "in-place, 1", "in-place, 2"})
    @DisplayName("What a migration dropped is there again, row by row, and the history is the one of before")
    void bringsEverythingBack(String method, int jobs) {
        DatabaseImage before = DatabaseImage.of(database.url());
        String backup = backup("--jobs", String.valueOf(jobs));
        folder.with(BAD, Shop.BAD_MIGRATION);
        deploy();
        assertThat(DatabaseImage.of(database.url())).isNotEqualTo(before);

        CommandOutput restored = restore(backup, "--method", method, "--jobs", String.valueOf(jobs));

        assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
        assertThat(restored.out()).doesNotContain("written differently");
        assertSame(DatabaseImage.of(database.url()), before);
        assertThat(run("status", "--dir", folder.migrations().toString()).out()).contains(BAD);
        deploy();
    }

    @ParameterizedTest
    @CsvSource({"swap", "in-place"})
    @DisplayName("What was production still is after a restore, also from a backup that is older than its mark")
    void aRestoredProductionIsOne(String method) {
        database.sql("DROP TABLE _kanmon_environment");
        String backup = backup();
        deploy();

        CommandOutput restored = restore(backup, "--method", method);

        assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
        CommandOutput reset =
                run("reset", "--yes", "--database", database.name(), "--environment", "Development", "--only-empty");
        assertThat(reset.err() + reset.out()).contains("K5010");
        assertThat(reset.status()).isEqualTo(ExitCode.REFUSED_BY_POLICY.status());
    }

    @ParameterizedTest
    @CsvSource({"swap", "in-place"})
    @DisplayName(
            "Clients that are connected, and come back whenever they are ended, see the old database or the new one")
    void worksUnderClients(String method) {
        database.sql("CREATE TABLE state (version text PRIMARY KEY); INSERT INTO state VALUES ('before')");
        DatabaseImage before = DatabaseImage.of(database.url());
        String backup = backup();
        database.sql(Shop.BAD_MIGRATION
                + "DELETE FROM orders WHERE id % 2 = 0 AND id > 1; UPDATE state SET version = 'after'");

        try (ReconnectingClients clients = ReconnectingClients.start(
                database, 4, "SELECT (SELECT version FROM state) || ' ' || (SELECT count(*) FROM orders)")) {
            clients.awaitAnswer("after 2500");
            CommandOutput restored = restore(backup, "--method", method);
            assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
            clients.awaitAnswer("before 5000");
            assertThat(clients.answers()).containsOnly("after 2500", "before 5000");
        }
        assertSame(DatabaseImage.of(database.url()), before);
    }

    @ParameterizedTest
    @CsvSource({"swap", "in-place"})
    @DisplayName("A role that owns the database and no more than that brings it back, with its settings and rights")
    void needsNoSuperuser(String method) {
        try (TestDatabase own = server.newDatabase()) {
            Role owner = own.newRole("CREATEDB");
            own.sql(
                    "ALTER DATABASE " + own.name() + " OWNER TO " + owner.name(),
                    "ALTER DATABASE " + own.name() + " SET search_path = \"$user\", public, \"odd, name\"",
                    "ALTER DATABASE " + own.name() + " SET application_name = 'it''s'",
                    "COMMENT ON DATABASE " + own.name() + " IS 'ours'",
                    "REVOKE ALL ON DATABASE " + own.name() + " FROM PUBLIC",
                    "SET ROLE " + owner.name()
                            + "; CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (7)");
            Map<String, String> environment = Map.of("DATABASE_URL", own.urlAs(owner));
            String backup = backup(environment);
            DatabaseImage before = DatabaseImage.of(own.urlAs(owner));
            List<Map<String, Object>> properties = properties(own);
            own.sql("SET ROLE " + owner.name() + "; DROP TABLE orders; CREATE TABLE other (id int)");

            CommandOutput restored = CommandOutput.of(environment, "restore", "--from", backup, "--method", method);

            assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
            assertSame(DatabaseImage.of(own.urlAs(owner)), before);
            assertThat(properties(own)).isEqualTo(properties);
            server.dropDatabasesLike(own.name() + "_before_%");
        }
    }

    private static List<Map<String, Object>> properties(TestDatabase database) {
        return database.query(
                "SELECT datdba, datacl::text, datcollate, datctype, encoding, datconnlimit, datallowconn,"
                        + " shobj_description(oid, 'pg_database'), (SELECT string_agg(setconfig::text, ';')"
                        + " FROM pg_db_role_setting WHERE setdatabase = d.oid) FROM pg_database d WHERE datname = current_database()");
    }

    @Test
    @DisplayName("The database that was there is kept whole under another name, and nobody writes to it by mistake")
    void keepsTheOldOne() {
        String backup = backup();
        database.sql(Shop.BAD_MIGRATION);
        DatabaseImage bad = DatabaseImage.of(database.url());

        restore(backup, "--decision", "INC-1");

        List<String> kept = server.databasesLike(database.name() + "_before_%");
        assertThat(kept).hasSize(1);
        String url = database.url().replace("/" + database.name() + "?", "/" + kept.get(0) + "?");
        assertSame(DatabaseImage.of(url), bad);
        folder.with("20260103000000_more", "CREATE TABLE more (id int)");
        CommandOutput written = CommandOutput.of(
                Map.of("DATABASE_URL", url),
                "deploy",
                "--dir",
                folder.migrations().toString());
        assertThat(written.out() + written.err()).contains("K1005");
    }

    @ParameterizedTest
    @CsvSource({"swap", "in-place"})
    @DisplayName("The same decision is carried out once, also when the database has moved on since")
    void isDoneOnce(String method) {
        String backup = backup();
        restore(backup, "--method", method, "--decision", "INC-1");
        database.sql("INSERT INTO users (email) VALUES ('new@example.com')");
        DatabaseImage movedOn = DatabaseImage.of(database.url());

        CommandOutput again = restore(backup, "--method", method, "--decision", "INC-1");
        assertSame(DatabaseImage.of(database.url()), movedOn);
        CommandOutput other = restore(backup, "--method", method, "--decision", "INC-2");

        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("already").contains("nothing was done");
        assertThat(other.out()).doesNotContain("already");
        assertThat(DatabaseImage.of(database.url())).isNotEqualTo(movedOn);
        assertThat(restore(backup, "--method", method, "--decision", "INC-1").out())
                .as("what was done before the second restore is not forgotten with it")
                .contains("already");
    }

    @ParameterizedTest
    @CsvSource({"swap", "in-place"})
    @DisplayName("A condition that the server writes differently after any dump is no failure, and is told")
    void tellsOfOtherWords(String method) {
        database.sql("CREATE TABLE words (kind varchar(9) CHECK (kind IN ('a', 'b')))");
        String backup = backup();

        CommandOutput restored = restore(backup, "--method", method);

        assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
        assertThat(restored.out()).contains("written differently");
    }

    @Test
    @DisplayName(
            "Cut off while nobody is let in, it leaves the database closed and whole, and the next run goes on from there")
    void goesOnWhereNobodyIsLetIn() throws SQLException {
        DatabaseImage before = DatabaseImage.of(database.url());
        String backup = backup();
        database.sql(Shop.BAD_MIGRATION);

        try (TestDatabase other = server.newDatabase();
                Connection holder = other.connect()) {
            holder.setAutoCommit(false);
            // The comment's lock keeps the name from changing, and nothing before that.
            holder.createStatement().execute("COMMENT ON DATABASE " + database.name() + " IS 'held'");
            CompletableFuture<CommandOutput> restoring =
                    CompletableFuture.supplyAsync(() -> restore(backup, "--decision", "INC-1"));
            await().atMost(Duration.ofMinutes(2)).until(() -> endSessionThatWaitsToRename(other));
            assertThat(restoring.join().status()).isNotZero();
            holder.rollback();

            assertThat(other.value("SELECT datallowconn FROM pg_database WHERE datname = ?", database.name()))
                    .isEqualTo(false);
        }
        CommandOutput again = restore(backup, "--decision", "INC-1");

        assertThat(again.status()).as(again.err() + again.out()).isZero();
        assertSame(DatabaseImage.of(database.url()), before);
    }

    private static boolean endSessionThatWaitsToRename(TestDatabase through) {
        return !through.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'kanmon restore' AND wait_event_type = 'Lock'")
                .isEmpty();
    }

    private static void assertSame(DatabaseImage actual, DatabaseImage expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.largeObjects()).isEqualTo(expected.largeObjects());
        assertThat(actual.catalog().objects()).isEqualTo(expected.catalog().objects());
    }

    private void deploy() {
        CommandOutput output = run("deploy", "--dir", folder.migrations().toString());
        assertThat(output.status()).as(output.err() + output.out()).isZero();
    }

    /** @return its identifier */
    private String backup(String... options) {
        return backup(Map.of("DATABASE_URL", database.url()), options);
    }

    private String backup(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of("backup", "--to-directory", backups.toString(), "--json"));
        arguments.addAll(List.of(options));
        CommandOutput output = CommandOutput.of(environment, arguments.toArray(String[]::new));
        assertThat(output.status()).as(output.err() + output.out()).isZero();
        String report = output.out().lines().reduce((first, second) -> second).orElseThrow();
        return new ReportReader().read(report).orElseThrow().backup().identifier();
    }

    private CommandOutput restore(String backup, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--from", backup));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private CommandOutput run(String... arguments) {
        return CommandOutput.of(Map.of("DATABASE_URL", database.url()), arguments);
    }
}
