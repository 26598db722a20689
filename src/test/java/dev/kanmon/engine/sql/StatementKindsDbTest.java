package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server as the judge of which statements refuse a transaction. */
class StatementKindsDbTest {

    private static final String ACTIVE_SQL_TRANSACTION = "25001";

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestPostgres.shared().newDatabase();
        database.sql("""
                CREATE TABLE t (a int) PARTITION BY LIST (a);
                CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
                CREATE SCHEMA s; CREATE TABLE s."T" (a int) PARTITION BY LIST (a);
                CREATE TABLE s.p PARTITION OF s."T" FOR VALUES IN (1);
                CREATE INDEX i ON p (a);
                """);
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    static List<String> refusing() {
        return TransactionExamples.REFUSING;
    }

    static List<String> ordinary() {
        return TransactionExamples.ORDINARY;
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void theServerRefusesThemInATransaction(String statement) throws SQLException {
        assertThat(sqlStateInTransaction(statement)).isEqualTo(ACTIVE_SQL_TRANSACTION);
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void theServerHasNothingAgainstTheirNeighboursInATransaction(String statement) throws SQLException {
        assertThat(sqlStateInTransaction(statement)).isNotEqualTo(ACTIVE_SQL_TRANSACTION);
    }

    private static String sqlStateInTransaction(String query) throws SQLException {
        try (Connection connection = database.connect();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute(query);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
