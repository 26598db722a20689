package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.DatabaseImage;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestBackup;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A migration drops a column with data; the dump from before brings it back, row by row. */
class WorstDayDbTest {

    private static final String DROP = "ALTER TABLE users DROP COLUMN phone; DROP TABLE events; DROP VIEW paid;"
            + "CREATE TABLE later (id int PRIMARY KEY, of int REFERENCES orders (id)); INSERT INTO later VALUES (1, 1);"
            + "CREATE SCHEMA news; CREATE TABLE news.letters (id int); CREATE EXTENSION hstore SCHEMA news;"
            + "CREATE FUNCTION later_on() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE mood AS ENUM ('sad');";

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
        folder = new MigrationFolder().with("20260101000000_shop", resource("shop.sql"));
        database = server.newDatabase();
        deploy();
        database.sql(resource("shop-rows.sql"));
    }

    @AfterEach
    void tearDown() {
        database.close();
        folder.close();
        TemporaryDirectories.delete(backups);
    }

    @ParameterizedTest(name = "{0} with {1} jobs")
    @CsvSource({"swap, 1", "swap, 2", "in-place, 1", "in-place, 2"})
    @DisplayName("What a migration dropped is there again, row by row, and the history is the one of before")
    void restores(String method, int jobs) {
        DatabaseImage before = DatabaseImage.of(database.url());
        String backup = TestBackup.take(database.url(), backups, "before", jobs).identifier();
        folder.with("20260102000000_drop", DROP);
        deploy();
        assertThat(DatabaseImage.of(database.url())).isNotEqualTo(before);

        CommandOutput restored = run("restore", "--from", backup, "--method", method, "--jobs", "" + jobs);

        assertThat(restored.status()).as(restored.err() + restored.out()).isZero();
        DatabaseImage after = DatabaseImage.of(database.url());
        assertThat(after.rows()).isEqualTo(before.rows());
        assertThat(after.largeObjects()).isEqualTo(before.largeObjects());
        assertThat(after.catalog().objects()).isEqualTo(before.catalog().objects());
        assertThat(run("status").out()).contains("20260102000000_drop");
        deploy();
    }

    private void deploy() {
        CommandOutput output = run("deploy");
        assertThat(output.status()).as(output.err() + output.out()).isZero();
    }

    private CommandOutput run(String command, String... arguments) {
        boolean withSource = !command.equals("restore");
        String[] all = new String[arguments.length + (withSource ? 3 : 1)];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (withSource) {
            all[all.length - 2] = "--dir";
            all[all.length - 1] = folder.migrations().toString();
        }
        return CommandOutput.of(Map.of("DATABASE_URL", database.url()), all);
    }

    private static String resource(String name) {
        try (InputStream text = WorstDayDbTest.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
