package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.develop.Reset;
import dev.kanmon.engine.develop.ResetRequest;
import dev.kanmon.engine.session.Session;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kanmon reset} on a real database. */
class ResetCommandDbTest {

    @TempDir
    Path folder;

    private EngineFixture kanmon;
    private TestDatabase database;

    @BeforeEach
    void deployOnce() {
        kanmon = new EngineFixture(folder.resolve("migrations"))
                .migration("20260101000000_init", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .migration("20260102000000_view", "CREATE VIEW names AS SELECT name FROM users;");
        database = kanmon.database();
        kanmon.deploy();
        database.sql("INSERT INTO users VALUES (1, 'old')", "CREATE TABLE by_hand (id int)");
    }

    @AfterEach
    void close() {
        kanmon.close();
    }

    @Test
    void emptiesAppliesAllAndPutsTheSampleDataIn() {
        Path seed = file("seed.sql", "INSERT INTO users VALUES (7, 'sample');");
        CommandOutput reset = reset("--yes", "--database", database.name(), "--seed", seed.toString());
        assertThat(reset.status()).as(reset.err()).isZero();
        assertThat(reset.out()).contains("20260102000000_view").contains("The sample data are in the database.");
        assertThat(database.query("SELECT id, name FROM users")).containsExactly(Map.of("id", 7, "name", "sample"));
        assertThat(kanmon.exists("by_hand")).isFalse();
        assertThat(kanmon.rows()).hasSize(2);
    }

    @Test
    void onlyEmptiesWhenTold() {
        CommandOutput reset = reset("--yes", "--database", database.name(), "--only-empty");
        assertThat(reset.status()).as(reset.err()).isZero();
        assertThat(relations("public")).isEmpty();
    }

    @Test
    void otherSchemasAreEmptiedOnlyWhenNamed() {
        database.sql(
                "CREATE SCHEMA audit",
                "CREATE TABLE audit.log (id int)",
                "CREATE SCHEMA other",
                "CREATE TABLE other.kept (id int)");
        assertThat(reset("--yes", "--database", database.name(), "--only-empty", "--schema-name", "audit")
                        .status())
                .isZero();
        assertThat(relations("audit")).isEmpty();
        assertThat(kanmon.exists("other.kept")).isTrue();
    }

    @Test
    void rightsOfOthersOnTheSchemaAreKept() {
        TestDatabase.Role reader = database.newRole("");
        database.sql("GRANT USAGE ON SCHEMA public TO " + reader.name());
        assertThat(reset("--yes", "--database", database.name(), "--only-empty").status())
                .isZero();
        assertThat(database.value("SELECT has_schema_privilege(?, 'public', 'USAGE')", reader.name()))
                .isEqualTo(true);
    }

    @Test
    void aRoleThatMayNotDropTheSchemaEmptiesIt() {
        TestDatabase.Role owner = database.newRole("");
        database.sql(
                "DROP SCHEMA public CASCADE",
                "CREATE SCHEMA public",
                "GRANT CREATE, USAGE ON SCHEMA public TO " + owner.name(),
                "CREATE EXTENSION citext",
                "SET ROLE " + owner.name() + ";"
                        + "CREATE TYPE mood AS ENUM ('ok'); CREATE DOMAIN small AS int CHECK (VALUE < 9);"
                        + "CREATE TYPE pair AS (a int, b mood); CREATE TYPE span AS RANGE (subtype = int);"
                        + "CREATE TABLE users (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY, m mood, e citext);"
                        + "CREATE TABLE parts (id int) PARTITION BY RANGE (id);"
                        + "CREATE TABLE part PARTITION OF parts FOR VALUES FROM (1) TO (9);"
                        + "CREATE VIEW v AS SELECT m FROM users; CREATE MATERIALIZED VIEW mv AS SELECT m FROM users;"
                        + "CREATE SEQUENCE tickets; CREATE STATISTICS st ON id, n FROM users;"
                        + "CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);"
                        + "CREATE FUNCTION same(mood, mood) RETURNS bool LANGUAGE sql AS 'SELECT true';"
                        + "CREATE OPERATOR === (LEFTARG = mood, RIGHTARG = mood, FUNCTION = same);"
                        + "CREATE COLLATION coll FROM \"C\"; CREATE TEXT SEARCH CONFIGURATION words (COPY = english);");
        kanmon.url(database.urlAs(owner));
        CommandOutput reset = resetAs(database.urlAs(owner), "--yes", "--database", database.name());
        assertThat(reset.status()).as(reset.err()).isZero();
        assertThat(
                        database.query(
                                "SELECT pg_describe_object(classid, objid, 0) AS left FROM pg_depend d"
                                        + " WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'public'::regnamespace"
                                        + " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = d.objid AND e.deptype IN ('e', 'i'))"))
                .extracting(row -> row.get("left"))
                .containsExactlyInAnyOrder("extension citext", "table _prisma_migrations", "table users", "view names");
    }

    @Test
    void tablesThatTheRoleMayNotDropRefuseAllOfIt() {
        TestDatabase.Role guest = database.newRole("");
        database.sql(
                "GRANT CREATE ON SCHEMA public TO " + guest.name(),
                "SET ROLE " + guest.name() + "; CREATE TABLE public.mine (id int)");
        CommandOutput reset = resetAs(database.urlAs(guest), "--yes", "--database", database.name());
        assertThat(reset.status()).isEqualTo(ExitCode.RESET_FAILED.status());
        assertThat(reset.err()).contains("K5013").contains("public.users").contains("is as it was");
        assertThat(kanmon.exists("mine")).isTrue();
    }

    @Test
    void whoUsesATableIsToldAndNotEnded() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET application_name = 'report'");
            statement.execute("SELECT * FROM users");
            try (Session session = kanmon.open()) {
                DeploySettings impatient = new DeploySettings(
                        java.time.Duration.ofMillis(50),
                        java.time.Duration.ZERO,
                        java.time.Duration.ofMillis(100),
                        java.time.Duration.ofSeconds(1),
                        true,
                        java.util.Optional.empty());
                assertThat(catchThrowableOfType(
                                        ProblemException.class,
                                        () -> Reset.run(
                                                session,
                                                new ResetRequest(
                                                        Environment.Development,
                                                        List.of("public"),
                                                        java.util.Optional.empty()),
                                                impatient,
                                                new StopSignal(),
                                                progress -> {}))
                                .problem())
                        .satisfies(problem -> {
                            assertThat(problem.outcome()).isEqualTo(ExitCode.LOCK_NOT_ACQUIRED);
                            assertThat(problem.message()).contains("\"report\"").contains("It is as it was");
                        });
            }
            assertThat(statement.executeQuery("SELECT count(*) FROM users").next())
                    .isTrue();
        }
        assertThat(kanmon.exists("by_hand")).isTrue();
    }

    @Test
    void anotherNameIsRefused() {
        CommandOutput reset = reset("--yes", "--database", "production");
        assertThat(reset.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(reset.err()).contains("K5011").contains("\"" + database.name() + "\"");
        assertThat(kanmon.exists("by_hand")).isTrue();
    }

    @Test
    void withoutATerminalBothWordsAreNeeded() {
        assertThat(reset("--yes").status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(reset("--database", database.name()).status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(kanmon.exists("by_hand")).isTrue();
    }

    @Test
    void onATerminalItIsAskedAndOnlyYesIsYes() {
        assertThat(onTerminal("\n", "--only-empty").status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(onTerminal("", "--only-empty").status()).isEqualTo(ExitCode.ANSWER_NEEDED.status());
        assertThat(kanmon.exists("by_hand")).isTrue();
        CommandOutput asked = onTerminal("y\n", "--only-empty");
        assertThat(asked.status()).as(asked.err()).isZero();
        assertThat(asked.err())
                .contains("All data in ")
                .contains(database.name())
                .contains("(y/N)");
        assertThat(kanmon.exists("by_hand")).isFalse();
    }

    @Test
    void aSourceOfAnotherDatabaseIsFoundBeforeAnythingIsDropped() {
        kanmon.file("migration_lock.toml", "provider = \"mysql\"\n");
        CommandOutput reset = reset("--yes", "--database", database.name());
        assertThat(reset.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(reset.err()).contains("P3019");
        assertThat(kanmon.exists("by_hand")).isTrue();
    }

    @Test
    void aSeedThatFailsIsToldAndLeavesTheMigrationsApplied() {
        Path seed = file("seed.sql", "INSERT INTO users VALUES (7, 'sample'); INSERT INTO nowhere VALUES (1);");
        CommandOutput reset = reset("--yes", "--database", database.name(), "--seed", seed.toString());
        assertThat(reset.status()).isEqualTo(ExitCode.SEED_FAILED.status());
        assertThat(reset.err()).contains("K5012").contains("nowhere");
        assertThat(database.query("SELECT * FROM users")).isEmpty();
        assertThat(kanmon.rows()).hasSize(2);
    }

    private List<Map<String, Object>> relations(String schema) {
        return database.query("SELECT relname FROM pg_class WHERE relnamespace = ?::regnamespace", schema);
    }

    private CommandOutput reset(String... arguments) {
        return resetAs(database.url(), arguments);
    }

    private CommandOutput resetAs(String url, String... arguments) {
        return CommandOutput.of(variables(url), commandLine(arguments));
    }

    private CommandOutput onTerminal(String typed, String... arguments) {
        return CommandOutput.onTerminal(variables(database.url()), typed, commandLine(arguments));
    }

    private String[] commandLine(String... arguments) {
        List<String> line = new ArrayList<>(
                List.of("reset", "--dir", folder.resolve("migrations").toString()));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }

    private static Map<String, String> variables(String url) {
        return Map.of("DATABASE_URL", url, "KANMON_ENVIRONMENT", "development");
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
