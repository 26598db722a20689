package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server as the judge: whole scripts and their statements one by one have to come to the same. There is no CALL among
 * them, for pgjdbc counts its result as -1, which in JDBC also means that there are no more results.
 */
class ScriptTortureDbTest {

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestPostgres.shared().newDatabase();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    static List<TortureCase> all() {
        return TortureCase.all();
    }

    /** What the server answered: one entry for each statement, and the SQLSTATE where it refused. */
    record Answer(List<String> results, String sqlState) {}

    @ParameterizedTest
    @MethodSource("all")
    void partsGiveWhatTheWholeGives(TortureCase torture) throws SQLException {
        Script script = Script.parse(torture.script());

        Answer whole = run(List.of(torture.script()));
        Answer parts = run(script.statements().stream().map(Statement::text).toList());

        assertThat(parts.sqlState()).isEqualTo(whole.sqlState());
        if (whole.sqlState().isEmpty() && !script.statements().isEmpty()) {
            assertThat(parts.results()).isEqualTo(whole.results()).hasSameSizeAs(script.statements());
        }
    }

    private static Answer run(List<String> queries) throws SQLException {
        List<String> results = new ArrayList<>();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String query : queries) {
                results.addAll(resultsOf(connection, query));
            }
            connection.rollback();
            return new Answer(results, "");
        } catch (SQLException e) {
            return new Answer(results, e.getSQLState());
        }
    }

    private static List<String> resultsOf(Connection connection, String query) throws SQLException {
        List<String> results = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(query);
            int count = statement.getUpdateCount();
            while (rows || count >= 0) {
                results.add(rows ? "rows" : "count " + count);
                rows = statement.getMoreResults();
                count = statement.getUpdateCount();
            }
        }
        return results;
    }
}
