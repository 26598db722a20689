package dev.kanmon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPostgresDbTest {

    @Test
    void serverIsPostgres18AndWritesDurably() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            assertThat((String) database.value("SHOW server_version")).startsWith("18.");
            assertThat(database.value("SHOW fsync")).isEqualTo("on");
            assertThat(database.value("SHOW synchronous_commit")).isEqualTo("on");
            assertThat(database.value("SHOW max_connections")).isEqualTo("300");
        }
    }

    @Test
    void databasesOfTwoTestsDoNotSeeEachOther() {
        try (TestDatabase one = TestPostgres.shared().newDatabase();
                TestDatabase other = TestPostgres.shared().newDatabase()) {
            one.sql("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
            assertThat(one.query("SELECT id FROM t WHERE id > ?", 1)).isEqualTo(List.of(Map.of("id", 2)));
            assertThat(other.value("SELECT to_regclass('public.t')")).isNull();
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void roleLogsInAndIsDroppedWithItsDatabase() throws SQLException {
        TestDatabase.Role role;
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            role = database.newRole("");
            database.sql("GRANT CREATE ON SCHEMA public TO " + role.name());
            try (Connection connection =
                    DriverManager.getConnection(database.jdbcUrl(), role.name(), role.password())) {
                connection.createStatement().execute("CREATE TABLE mine (id int)");
            }
        }
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            assertThat(database.query("SELECT 1 FROM pg_roles WHERE rolname = ?", role.name()))
                    .isEmpty();
        }
    }

    @Test
    void terminatedSessionEndsWithAdminShutdown() throws SQLException {
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                Connection connection = database.connect()) {
            assertThat(database.terminateSessions()).isEqualTo(1);
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P01"));
        }
    }

    @Test
    void stoppedServerComesBackWithItsData() {
        try (PostgresServer server = PostgresServer.start()) {
            TestDatabase database = server.newDatabase();
            database.sql("CREATE TABLE t (id int)");
            server.stop();
            assertThatThrownBy(database::connect).isInstanceOf(IllegalStateException.class);
            server.startAgain();
            assertThat(database.query("SELECT * FROM t")).isEmpty();
        }
    }
}
